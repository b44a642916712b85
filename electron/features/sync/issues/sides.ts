import type { Connection } from '../../../kernel/connection.ts';
import { OUTBOX_ROW, type OutboxRow } from '../../../kernel/outbox.ts';
import { patchOf, standingRecord, type TravellingRecord } from '../records.ts';
import { alike, asked, pickFrom } from './fields.ts';
import { type IssueRow, parsed } from './rows.ts';

/** What a record's changes are that wait for the decision; a deletion or merging made here is no version of its fields. */
export const UNSETTLED = `state IN ('pending', 'rejected', 'conflict') AND kind IN ('put', 'patch')`;

/** The two versions of a record that a person chooses from. */
export interface Sides {
  /** Everything the waiting operations carry, as it stands here; of one brought on a stick what it says itself. */
  mine: Record<string, unknown>;
  /** Head office's newest document known here. */
  theirs: Record<string, unknown>;
  /** Deleted there, changed here. */
  deleted: boolean;
  /** Nothing waits in this PC's outbox, the record stands as head office has it: a decision was taken back, or another PC asks. */
  takenBack: boolean;
}

/** Every field this PC's operations that wait carry; a whole record when one of them is damaged or a `put`. */
function carried(db: Connection, { row, store }: TravellingRecord): string[] {
  const ops = db
    .prepare(
      `SELECT ${OUTBOX_ROW} FROM outbox WHERE entity_id = ? AND ${UNSETTLED} AND origin_device IS NULL ORDER BY op_seq`,
    )
    .all(row.id) as OutboxRow[];
  const patches = ops.map(patchOf);
  const fields = patches.includes(null) ? store.wireFields : patches.flatMap((patch) => Object.keys(patch!));
  return [...new Set(fields)].filter((field) => store.wireFields.includes(field));
}

/**
 * The record as head office has it, from whichever is newer: the document seen here, or the one a refusal brought. Of a card merged away
 * it is the one that stands for it: there the change would go.
 */
function officeDocument(
  db: Connection,
  record: TravellingRecord,
  issues: readonly IssueRow[],
): Record<string, unknown> {
  const standing = standingRecord(db, record);
  const { row } = standing;
  if (standing !== record) return { ...row, ...parsed(row.baseJson ?? null) };
  const newest = issues.reduce((a, b) => ((b.serverSeq ?? 0) > (a.serverSeq ?? 0) ? b : a));
  const seen = row.serverSeq ?? -1;
  const base = { ...row, ...parsed(row.baseJson ?? null) };
  if (seen >= (newest.serverSeq ?? 0) || newest.serverJson === null) return base;
  const deletedAt = newest.kind === 'deleted' ? (row.deletedAt ?? newest.openedAt) : null;
  return { ...base, ...parsed(newest.serverJson), deletedAt };
}

/** Mine and theirs of one record; `issues` are its open ones. */
export function sidesOf(db: Connection, record: TravellingRecord, issues: readonly IssueRow[]): Sides {
  const { row } = record;
  const told = issues.filter(({ waiting, carried }) => !waiting || carried).map(({ localJson }) => parsed(localJson));
  const mine = Object.assign({}, ...told) as Record<string, unknown>;
  if (issues.every(({ waiting }) => !waiting)) {
    const { row: theirs } = standingRecord(db, record);
    return { mine, theirs, deleted: theirs.deletedAt != null, takenBack: true };
  }
  const theirs = officeDocument(db, record, issues);
  const here = { ...mine, ...pickFrom(row, carried(db, record)) };
  return { mine: here, theirs, deleted: theirs.deletedAt != null, takenBack: false };
}

/** Fields in which the two versions differ. */
export const differing = ({ mine, theirs }: Sides): string[] =>
  asked(Object.keys(mine)).filter((field) => field in mine && !alike(mine[field], theirs[field]));

/** When this PC's changes that wait for the decision, or of which a decision was taken back, were saved. */
const SAVED_AT = `SELECT wall_at FROM outbox WHERE entity_id = @entityId AND origin_device IS NULL AND (${UNSETTLED} OR
  (state = 'discarded' AND code = 'resolved' AND op_id IN (SELECT op_id FROM sync_issue WHERE entity_id = @entityId AND resolved_at IS NULL)))`;

/**
 * What these fields were before the first waiting change was typed over them, from the audit log in its own order: a save carries one
 * moment in both, whatever the clock did before or after. A field missing here was not changed since: then only the other side is news.
 */
export function beforeOf(db: Connection, entityId: string): Record<string, unknown> {
  const lines = db
    .prepare(
      `SELECT detail FROM audit WHERE entity_id = @entityId AND at IN (${SAVED_AT}) AND rev IS NOT NULL AND action <> 'arrive'
       ORDER BY seq`,
    )
    .pluck()
    .all({ entityId }) as string[];
  const before: Record<string, unknown> = {};
  for (const line of lines)
    for (const [field, change] of Object.entries(JSON.parse(line) as Record<string, unknown>))
      if (Array.isArray(change) && !(field in before)) before[field] = change[0];
  return before;
}
