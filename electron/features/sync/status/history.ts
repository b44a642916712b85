import { type OutboxState, PARKED_AFTER } from '../../../../db/sync/model.ts';
import type { EntityName, OpKind } from '../../../../gateway/protocol.ts';
import { OUTBOX_ROW, type OutboxRow } from '../../../kernel/outbox.ts';
import type { Store } from '../../../kernel/store.ts';
import { patchOf, recordReader } from '../records.ts';

/** One operation as the 同步 page lists it; instants UTC ms. */
export interface HistoryRow {
  opSeq: number;
  opId: string;
  entity: EntityName;
  entityId: string;
  /** Names the record without more personal data than a list shows; empty when it is gone. */
  label: string;
  /** A merge that takes the cards apart again is `part`. */
  kind: OpKind | 'part';
  state: OutboxState;
  /** Deferred so often that a person should look, though it is still tried. */
  parked: boolean;
  code: string | null;
  message: string | null;
  wallAt: number;
  ackedAt: number | null;
  attempts: number;
}

const PAGE = 50;
/** More open issues than a person can read; the next ones appear as these are settled. */
const MOST_ISSUES = 500;

function rowsOf(store: Store, ops: OutboxRow[]): HistoryRow[] {
  const read = recordReader(store);
  return ops.map(
    ({
      body,
      sha256: _sha256,
      nextTryAt,
      serverSeq: _serverSeq,
      originDevice: _from,
      originEpoch: _epoch,
      originSeq: _seq,
      ...op
    }) => {
      const record = read(op.entity, op.entityId);
      const parked = nextTryAt !== null && op.attempts >= PARKED_AFTER;
      const merging = op.kind === 'merge' ? patchOf({ body }) : null;
      // Of a damaged text it is not known; it is listed as what its kind says.
      const parting = merging != null && merging.into == null;
      return { ...op, kind: parting ? 'part' : op.kind, parked, label: record ? record.entity.label(record.row) : '' };
    },
  );
}

/** Everything sent or to be sent, newest first, page by page; `next` is the cursor of the following page. */
export function syncHistory(store: Store, cursor: number | null): { rows: HistoryRow[]; next: number | null } {
  const ops = store.db
    .prepare(`SELECT ${OUTBOX_ROW} FROM outbox WHERE op_seq < ? ORDER BY op_seq DESC LIMIT ${PAGE + 1}`)
    .all(cursor ?? Number.MAX_SAFE_INTEGER) as OutboxRow[];
  const page = ops.slice(0, PAGE);
  return { rows: rowsOf(store, page), next: ops.length > PAGE ? page.at(-1)!.opSeq : null };
}

/** What a person must look at, newest first: refused, in conflict, or deferred again and again. */
export function syncIssues(store: Store): HistoryRow[] {
  const ops = store.db
    .prepare(
      `SELECT ${OUTBOX_ROW} FROM outbox WHERE op_seq IN (
         SELECT op_seq FROM outbox WHERE state IN ('rejected', 'conflict')
         UNION SELECT op_seq FROM outbox WHERE next_try_at IS NOT NULL AND attempts >= ?)
       ORDER BY op_seq DESC LIMIT ${MOST_ISSUES}`,
    )
    .all(PARKED_AFTER) as OutboxRow[];
  return rowsOf(store, ops);
}
