import type { EntityName } from '../protocol.ts';
import { plainArray } from './columns.ts';
import type { Queryable } from './database.ts';

/** A document that waits to be written into another showroom. */
export interface RelayRow {
  id: number;
  opId: string;
  fromStore: string;
  toStore: string;
  entity: EntityName;
  docId: string;
  attempts: number;
}

/** Done rows are kept this long, as PCs keep the operations they follow from. */
const KEPT_MS = 35 * 86_400_000;

/** The showrooms of a group by their codes: all of a dealer's on this gateway. Each showroom of a head office stands alone. */
export function groupStores(database: Queryable): Promise<{ id: string; name: string }[]> {
  return database.query(`SELECT store_id AS id, name FROM store WHERE operator = 'dealer' ORDER BY store_id`);
}

/** Notes what goes on, in the transaction of the push; an operation goes once. */
export async function queueRelays(
  tx: Queryable,
  fromStore: string,
  queued: readonly Pick<RelayRow, 'opId' | 'toStore' | 'entity' | 'docId'>[],
  now: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO relay (from_store, at, op_id, to_store, entity, doc_id)
     SELECT $1, $2::bigint, unnest($3::uuid[]), unnest($4::text[]), unnest($5::text[]), unnest($6::uuid[])
     ON CONFLICT (op_id, to_store) DO NOTHING`,
    [
      fromStore,
      now,
      plainArray(queued.map(({ opId }) => opId)),
      queued.map(({ toStore }) => toStore),
      queued.map(({ entity }) => entity),
      plainArray(queued.map(({ docId }) => docId)),
    ],
  );
}

const ROW = `id, op_id AS "opId", from_store AS "fromStore", to_store AS "toStore", entity, doc_id AS "docId", attempts`;

/** What is due, oldest first. */
export function dueRelays(database: Queryable, now: number, limit: number): Promise<RelayRow[]> {
  return database.query<RelayRow>(
    `SELECT ${ROW} FROM relay WHERE done_at IS NULL AND next_try_at <= $1 ORDER BY id LIMIT $2`,
    [now, limit],
  );
}

/** Locks the showroom the document goes to. @returns where its log ends */
export async function lockHead(tx: Queryable, storeId: string): Promise<number> {
  const [store] = await tx.query<{ head: number }>(
    'SELECT head_seq AS head FROM store WHERE store_id = $1 FOR UPDATE',
    [storeId],
  );
  if (!store) throw new Error(`store ${storeId} is gone`);
  return store.head;
}

/** Marks a row done inside the transaction that writes its document. @returns whether it was still open */
export async function takeRelay(tx: Queryable, id: number, now: number): Promise<boolean> {
  const taken = await tx.query('UPDATE relay SET done_at = $2 WHERE id = $1 AND done_at IS NULL RETURNING id', [
    id,
    now,
  ]);
  return taken.length > 0;
}

export async function relayFailed(database: Queryable, id: number, error: string, nextTryAt: number): Promise<void> {
  await database.query(
    'UPDATE relay SET attempts = attempts + 1, last_error = $2, next_try_at = $3 WHERE id = $1 AND done_at IS NULL',
    [id, error.slice(0, 500), nextTryAt],
  );
}

export async function forgetDone(database: Queryable, now: number): Promise<void> {
  await database.query('DELETE FROM relay WHERE done_at < $1', [now - KEPT_MS]);
}

/** How far behind the post office is. */
export interface RelayQueue {
  open: number;
  oldestAt: number | null;
  failing: number;
  lastError: string | null;
  doneLastDay: number;
}

export async function readRelayQueue(database: Queryable, now: number): Promise<RelayQueue> {
  const [queue] = await database.query<RelayQueue>(
    `SELECT count(*) FILTER (WHERE done_at IS NULL) AS open, min(at) FILTER (WHERE done_at IS NULL) AS "oldestAt",
       count(*) FILTER (WHERE done_at IS NULL AND attempts > 0) AS failing,
       (SELECT last_error FROM relay WHERE done_at IS NULL AND last_error IS NOT NULL ORDER BY id LIMIT 1) AS "lastError",
       count(*) FILTER (WHERE done_at > $1::bigint - 86400000) AS "doneLastDay" FROM relay`,
    [now],
  );
  return queue!;
}

/** A transfer as the operator sees it: the asking showroom's copy. */
export interface TransferLine {
  id: string;
  docNo: string | null;
  status: string;
  fromStore: string;
  toStore: string;
  vin: string | null;
  /** When it came to where it stands. */
  at: number | null;
}

/** Transfers under way, the newest first. */
export function listTransfers(database: Queryable, limit: number): Promise<TransferLine[]> {
  return database.query<TransferLine>(
    `SELECT id, extra->>'docNo' AS "docNo", extra->>'status' AS status, extra->>'fromStoreName' AS "fromStore",
       extra->>'toStoreName' AS "toStore", extra->>'vin' AS vin,
       (SELECT log.at FROM change_log log WHERE log.store_id = r.store_id AND log.seq = r.seq) AS at FROM transfer_order r
     WHERE store_id = extra->>'toStoreId' AND deleted_at IS NULL
       AND extra->>'status' IN ('requested', 'approved', 'out', 'sentBack') ORDER BY seq DESC LIMIT $1`,
    [limit],
  );
}
