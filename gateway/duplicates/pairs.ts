import { createHash } from 'node:crypto';
import type { DuplicateReason, DuplicateState } from '../../db/duplicates/model.ts';
import type { Matchable } from '../store/matches.ts';
import type { RecordRow } from '../store/record.ts';

/** Two records that look like one, the smaller id left. */
export interface Pair {
  entity: Matchable;
  leftId: string;
  rightId: string;
  reasons: DuplicateReason[];
}

/** The same pair has the same id whoever finds it, and however often: a UUID (version 8) of its parts. */
export function pairId({ entity, leftId, rightId }: Pair): string {
  const hex = createHash('sha256').update(`${entity} ${leftId} ${rightId}`).digest('hex');
  const version = `8${hex.slice(13, 16)}`;
  const variant = `${((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)}${hex.slice(17, 20)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), version, variant, hex.slice(20, 32)].join('-');
}

/**
 * The pair's record after it was found again, or null when nothing changes: a person's word that they are two stands until a new
 * reason turns up.
 */
export function foundAgain(before: RecordRow | null, pair: Pair, seq: number, now: number): RecordRow | null {
  const { entity, leftId, rightId } = pair;
  const known = (before?.data.reasons as DuplicateReason[] | undefined) ?? [];
  const fresh = pair.reasons.filter((reason) => !known.includes(reason));
  if (before && fresh.length === 0) return null;
  const reasons = [...known, ...fresh];
  if (before) return changed(before, { reasons, state: 'open' }, seq, now);
  const stamps = { createdAt: now, createdBy: 'system', updatedAt: now, updatedBy: 'system' };
  const data = { entity, leftId, rightId, reasons, state: 'open' };
  const fieldSeq = { '*': seq };
  return { id: pairId(pair), rev: 1, seq, data, extra: stamps, fieldSeq, deletedAt: null, mergedInto: null };
}

/** The pair's record once one of the two is gone, or back after a merge was undone; null when it says so already. */
export function settled(row: RecordRow, state: DuplicateState, seq: number, now: number): RecordRow | null {
  return row.data.state === state ? null : changed(row, { state }, seq, now);
}

function changed(row: RecordRow, data: Record<string, unknown>, seq: number, now: number): RecordRow {
  const fieldSeq = { ...row.fieldSeq, ...Object.fromEntries(Object.keys(data).map((field) => [field, seq])) };
  const extra = { ...row.extra, updatedAt: now, updatedBy: 'system' };
  return { ...row, rev: row.rev + 1, seq, data: { ...row.data, ...data }, extra, fieldSeq };
}
