import type { DuplicateReason } from '../../db/duplicates/model.ts';
import type { Mergeable } from '../../db/records.ts';
import { lookup, plainArray } from './columns.ts';
import type { Queryable } from './database.ts';
import type { RecordRow } from './record.ts';
import { RECORD } from './rows.ts';

/** What two records of one customer or one car have in common. */
export interface MatchKey {
  reason: DuplicateReason;
  key: string;
}
/** Entities whose records may be one. */
export type Matchable = Mergeable;

/** Showrooms whose log has grown since their records were last compared. */
export function behindStores(database: Queryable): Promise<{ storeId: string }[]> {
  return database.query(
    `SELECT s.store_id AS "storeId" FROM store s LEFT JOIN match_progress p USING (store_id)
     WHERE s.head_seq > coalesce(p.seq, 0) ORDER BY s.store_id`,
  );
}

/** Locks the showroom until the transaction ends; its head, or null when there is none. */
export async function lockHead(tx: Queryable, storeId: string): Promise<number | null> {
  const [row] = await tx.query<{ head: number }>('SELECT head_seq AS head FROM store WHERE store_id = $1 FOR UPDATE', [
    storeId,
  ]);
  return row?.head ?? null;
}

/** How far a showroom's log was compared. */
export async function comparedUpTo(tx: Queryable, storeId: string): Promise<number> {
  const [row] = await tx.query<{ seq: number }>('SELECT seq FROM match_progress WHERE store_id = $1', [storeId]);
  return row?.seq ?? 0;
}

export async function noteCompared(tx: Queryable, storeId: string, seq: number): Promise<void> {
  await tx.query(
    `INSERT INTO match_progress (store_id, seq) VALUES ($1, $2)
     ON CONFLICT (store_id) DO UPDATE SET seq = EXCLUDED.seq`,
    [storeId, seq],
  );
}

/** The next changes to compare, oldest first. */
export function changesToCompare(
  tx: Queryable,
  storeId: string,
  after: number,
  limit: number,
): Promise<{ seq: number; entity: string; id: string }[]> {
  return tx.query(
    `SELECT seq, entity, entity_id AS id FROM change_log WHERE store_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [storeId, after, limit],
  );
}

/** A record's key, as a line of the table. */
interface KeyLine extends MatchKey {
  id: string;
}
const partsOf = ({ id, reason, key }: KeyLine): string => `${id} ${reason} ${key}`;

/** The keys of the records in `$3`. */
const OWN = lookup(
  'unnest($3::uuid[])',
  'record_id AS id, reason, key',
  'match_key',
  'store_id = $1 AND entity = $2 AND record_id = wanted.key',
);

/** Brings the keys of these records up to date. @returns those that have a key they had not before */
export async function updateKeys(
  tx: Queryable,
  storeId: string,
  entity: Matchable,
  records: readonly { id: string; keys: readonly MatchKey[] }[],
): Promise<string[]> {
  const before = await tx.query<KeyLine>(`SELECT found.* ${OWN}`, [
    storeId,
    entity,
    plainArray(records.map(({ id }) => id)),
  ]);
  const now = records.flatMap(({ id, keys }) => keys.map((key): KeyLine => ({ id, ...key })));
  const [had, has] = [new Set(before.map(partsOf)), new Set(now.map(partsOf))];
  const fresh = now.filter((line) => !had.has(partsOf(line)));
  await write(
    tx,
    storeId,
    entity,
    before.filter((line) => !has.has(partsOf(line))),
    DELETE,
  );
  await write(tx, storeId, entity, fresh, INSERT);
  return [...new Set(fresh.map(({ id }) => id))];
}

const LINES = `ROWS FROM (unnest($3::uuid[]), unnest($4::text[]), json_array_elements_text($5::json))
  AS line(record_id, reason, key)`;
const INSERT = `INSERT INTO match_key (store_id, entity, record_id, reason, key)
  SELECT $1, $2, record_id, reason, key FROM ${LINES}`;
const DELETE = `DELETE FROM match_key m USING ${LINES} WHERE m.store_id = $1 AND m.entity = $2
  AND m.record_id = line.record_id AND m.reason = line.reason AND m.key = line.key`;

async function write(
  tx: Queryable,
  storeId: string,
  entity: Matchable,
  lines: readonly KeyLine[],
  statement: string,
): Promise<void> {
  if (lines.length === 0) return;
  const keys = JSON.stringify(lines.map(({ key }) => key));
  const [ids, reasons] = [lines.map(({ id }) => id), lines.map(({ reason }) => reason)];
  await tx.query(statement, [storeId, entity, plainArray(ids), plainArray(reasons), keys]);
}

/** More other records than this under one key are no person: a switchboard's number, a fleet's name. */
const MOST_ALIKE = 20;

/** Pairs of these records with any other record that shares a key. */
export function sharedKeys(
  tx: Queryable,
  storeId: string,
  entity: Matchable,
  ids: readonly string[],
): Promise<{ id: string; otherId: string; reason: MatchKey['reason'] }[]> {
  return tx.query(
    `SELECT found.id, other.record_id AS "otherId", found.reason ${OWN} CROSS JOIN LATERAL (
       SELECT record_id, count(*) OVER () AS alike FROM (
         SELECT record_id FROM match_key WHERE store_id = $1 AND entity = $2 AND reason = found.reason
           AND key = found.key AND record_id <> found.id LIMIT ${MOST_ALIKE + 1}) AS others) AS other
     WHERE alike <= ${MOST_ALIKE}`,
    [storeId, entity, plainArray([...ids])],
  );
}

/** Pairs these records stand in; one of two of them comes twice. */
export function pairsOf(tx: Queryable, storeId: string, ids: readonly string[]): Promise<RecordRow[]> {
  const standing = (side: string) =>
    `SELECT found.* ${lookup('unnest($2::text[])', RECORD, 'duplicate', `store_id = $1 AND data->>'${side}' = wanted.key`)}`;
  return tx.query<RecordRow>(`${standing('leftId')} UNION ALL ${standing('rightId')}`, [storeId, plainArray([...ids])]);
}
