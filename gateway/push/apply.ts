import { isDeepStrictEqual } from 'node:util';
import { documentProblem, GUARDED, splitDocument } from '../documents.ts';
import type { EntityName } from '../protocol.ts';
import { applied, conflict, type Outcome, type ReadOperation, rejected } from './operation.ts';
import { documentOf, fieldSeqOf, type RecordRow } from './record.ts';

/** What applying needs to know besides the record and the operation. */
export interface Moment {
  /** Sequence this change gets when it is applied. */
  seq: number;
  now: number;
  /** Whether the change with this sequence came from the pushing device itself: own earlier changes aren't concurrent. */
  isOwn(seq: number): boolean;
}

/** The outcome and, when applied, the record after it. */
export interface Effect {
  outcome: Outcome;
  row: RecordRow | null;
}

/** Applies one operation to a record (null: unknown so far). Pure; nothing is written here. */
export function applyOperation(row: RecordRow | null, { body }: ReadOperation, moment: Moment): Effect {
  if (body.kind === 'delete') return remove(row, body.entity_id, moment);
  if (row === null) return body.kind === 'put' ? create(body.entity, body.entity_id, body.patch, moment) : missing();
  const base = body.base_seq ?? 0;
  if (row.deletedAt !== null && !(body.kind === 'put' && base >= row.seq)) {
    return refuse(conflict('record_deleted', '这条记录已被删除，请确认是否恢复', row.seq, documentOf(row)));
  }
  const clash = clashingFields(row, body.entity, body.patch, base, moment);
  if (clash.length > 0) {
    const message = `${clash.join('、')}：另一台电脑已改成别的内容，请核对后选择`;
    return refuse(conflict('field_conflict', message, row.seq, documentOf(row)));
  }
  return change(row, body.entity, body.patch, moment);
}

function create(entity: EntityName, id: string, patch: Record<string, unknown>, { seq }: Moment): Effect {
  const problem = documentProblem(entity, patch);
  if (problem) return refuse(rejected('invalid_body', `${problem.field}：${problem.message}`));
  const fresh = { id, rev: 1, seq, fieldSeq: { '*': seq }, deletedAt: null, mergedInto: null };
  return { outcome: applied(seq), row: { ...fresh, ...splitDocument(entity, patch) } };
}

function change(row: RecordRow, entity: EntityName, patch: Record<string, unknown>, { seq }: Moment): Effect {
  const doc = { ...documentOf(row), ...patch };
  const problem = documentProblem(entity, doc);
  if (problem) return refuse(rejected('invalid_body', `${problem.field}：${problem.message}`));
  const fieldSeq = { ...row.fieldSeq };
  for (const field of Object.keys(patch)) fieldSeq[field] = seq;
  const next = { ...row, ...splitDocument(entity, doc), rev: row.rev + 1, seq, fieldSeq, deletedAt: null };
  return { outcome: applied(seq), row: next };
}

/** A deletion always takes effect (it may be a person's right); deleting what is gone already changes nothing. */
function remove(row: RecordRow | null, id: string, { seq, now }: Moment): Effect {
  if (row === null) {
    const unknown = { data: {}, extra: {}, fieldSeq: {}, mergedInto: null };
    return { outcome: applied(seq), row: { id, rev: 1, seq, deletedAt: now, ...unknown } };
  }
  return { outcome: applied(seq), row: { ...row, rev: row.rev + 1, seq, deletedAt: row.deletedAt ?? now } };
}

/** Guarded fields that someone else changed after this PC last saw the record, to another value. */
function clashingFields(
  row: RecordRow,
  entity: EntityName,
  patch: Record<string, unknown>,
  base: number,
  { isOwn }: Moment,
): string[] {
  const doc = documentOf(row);
  return GUARDED[entity].filter((field) => {
    if (!Object.hasOwn(patch, field)) return false;
    const last = fieldSeqOf(row, field);
    return last > base && !isOwn(last) && !isDeepStrictEqual(doc[field] ?? null, patch[field] ?? null);
  });
}

/** Not stored: the put may still be on its way (a PC that restored its outbox), then the retry succeeds. */
function missing(): Effect {
  const outcome = rejected('record_missing', '网关上没有这条记录，请重新发送整张卡片');
  return refuse({ ...outcome, retryable: true, stored: false });
}

const refuse = (outcome: Outcome): Effect => ({ outcome, row: null });
