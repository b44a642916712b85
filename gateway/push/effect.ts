import type { Outcome } from '../store/operation.ts';
import { documentOf, type RecordRow } from '../store/record.ts';
import { conflict, rejected } from './outcomes.ts';

/** What applying needs to know besides the record and the operation. */
export interface Moment {
  /** Sequence this change gets when it is applied. */
  seq: number;
  now: number;
  /** Whether the change with this sequence came from the PC that saved the operation: own earlier changes aren't concurrent. */
  isOwn(seq: number): boolean;
  /** Another record of the same entity, as the operations before this one left it. */
  recordOf(id: string): RecordRow | null;
}

/** The outcome and, when applied, the record after it. */
export interface Effect {
  outcome: Outcome;
  row: RecordRow | null;
}

/** No effect on any record. */
export const refuse = (outcome: Outcome): Effect => ({ outcome, row: null });

/** Not stored: the put may still be on its way (a PC that restored its outbox), then the retry succeeds. */
export function missing(): Effect {
  const outcome = rejected('record_missing', '网关上没有这条记录，请重新发送整张卡片');
  return refuse({ ...outcome, retryable: true, stored: false });
}

/** Somebody deleted the record meanwhile. */
export function deleted(row: RecordRow): Effect {
  return refuse(conflict('record_deleted', '这条记录已被删除，请确认是否恢复', row.seq, documentOf(row)));
}

/** The record that stands for this one after all merges; the record itself when it was not merged. */
export function finalOf(row: RecordRow, recordOf: Moment['recordOf']): RecordRow {
  let last = row;
  // No chain is a ring (`merge` sees to it); a damaged one must not hang the gateway.
  for (let steps = 0; last.mergedInto !== null && steps < 100; steps++) last = recordOf(last.mergedInto) ?? last;
  return last;
}
