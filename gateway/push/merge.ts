import { MERGEABLE as ENTITIES } from '../../db/records.ts';
import type { OpBody } from '../protocol.ts';
import type { Operation } from '../store/operation.ts';
import { documentOf, type RecordRow } from '../store/record.ts';
import { deleted, type Effect, finalOf, type Moment, missing, refuse } from './effect.ts';
import { applied, conflict, rejected } from './outcomes.ts';

/** Key in `fieldSeq` of a record's last merge or undo; no field of a document has this name. */
export const MERGED = 'mergedInto';
/** Kinds of records two of which can be one. */
const MERGEABLE: ReadonlySet<string> = new Set(ENTITIES);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The record to merge into may still be on its way. */
const AWAITED = missing();

/** A merge that waits for the record to merge into: done after what the PC saved later, it would undo that. */
export const awaitsTarget = ({ outcome }: Operation): boolean => outcome === AWAITED.outcome;

/** The record a merge keeps, null for an undo, undefined when the patch names none. */
export function mergeTarget({ patch }: OpBody): string | null | undefined {
  const into = typeof patch.into === 'string' ? patch.into.toLowerCase() : patch.into;
  return into === null || (typeof into === 'string' && UUID.test(into)) ? into : undefined;
}

/**
 * Makes a record another name of the one that stays, or undoes that. The record keeps its document, and others go on pointing at
 * it. A record that was merged itself hands over to where it went.
 */
export function merge(row: RecordRow | null, body: OpBody, moment: Moment): Effect {
  const wanted = mergeTarget(body);
  if (!MERGEABLE.has(body.entity)) return refuse(rejected('invalid_body', 'kind：只有客户和车辆可以合并'));
  if (wanted === undefined) return refuse(rejected('invalid_body', 'into：应为保留的那条记录，或 null（撤销合并）'));
  if (row === null) return missing();
  if (row.deletedAt !== null) return deleted(row);
  const found = wanted === null ? null : moment.recordOf(wanted);
  if (wanted !== null && found === null) return AWAITED;
  const winner = found && finalOf(found, moment.recordOf);
  // The answer is about the other card, and says so: its number is no place in this one's history.
  if (winner?.deletedAt != null) return refuse({ ...deleted(winner).outcome, followed: winner.id });
  if (winner?.id === row.id || wanted === row.id)
    return refuse(rejected('merge_cycle', 'into：这两条记录已经合并，不能再反向合并'));
  const into = winner?.id ?? null;
  const last = row.fieldSeq[MERGED] ?? 0;
  if (last > (body.base_seq ?? 0) && !moment.isOwn(last) && row.mergedInto !== into) {
    const message = `${MERGED}：另一台电脑已合并或撤销合并，请核对后选择`;
    return refuse(conflict('field_conflict', message, row.seq, documentOf(row)));
  }
  const { seq } = moment;
  const fieldSeq = { ...row.fieldSeq, [MERGED]: seq };
  return { outcome: applied(seq), row: { ...row, rev: row.rev + 1, seq, fieldSeq, mergedInto: into } };
}
