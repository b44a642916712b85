import { isDeepStrictEqual } from 'node:util';
import { documentProblem, FIRST_STANDS, guardedFields, isSettled, ownFields, splitDocument } from '../documents.ts';
import { DOCUMENT_MAX_BYTES, type EntityName, type OpBody } from '../protocol.ts';
import type { ReadOperation } from '../store/operation.ts';
import { DELETED, documentOf, fieldSeqOf, type RecordRow, textsOf } from '../store/record.ts';
import { deleted, type Effect, finalOf, type Moment, missing, refuse } from './effect.ts';
import { merge } from './merge.ts';
import { applied, conflict, rejected } from './outcomes.ts';

/** Applies one operation to a record (null: unknown so far). Pure; nothing is written here. */
export function applyOperation(row: RecordRow | null, sent: Pick<ReadOperation, 'body'>, moment: Moment): Effect {
  const body = { ...sent.body, patch: ownFields(sent.body.entity, sent.body.patch) };
  if (body.kind === 'delete') return remove(row, body.entity_id, moment);
  if (body.kind === 'merge') return merge(row, body, moment);
  if (row === null) return body.kind === 'put' ? create(body.entity, body.entity_id, body.patch, moment) : missing();
  if (body.kind === 'put' || row.mergedInto === null || row.deletedAt !== null) return write(row, body, moment, row);
  const target = finalOf(row, moment.recordOf);
  const effect = write(target, body, moment, row);
  return { ...effect, outcome: { ...effect.outcome, followed: target.id } };
}

/** Writes the patch on `row`; `named` is the record the operation names, another one when it was merged into `row`. */
function write(row: RecordRow, body: OpBody, moment: Moment, named: RecordRow): Effect {
  if (row.deletedAt !== null && !(body.kind === 'put' && knowsOfEnd(row, body, moment))) return deleted(row);
  // A change of nothing: the PC hears of the document that stands.
  if (FIRST_STANDS.has(body.entity) || isSettled(body.entity, documentOf(row)))
    return change(row, body.entity, {}, moment);
  const clash = clashingFields(row, body, moment, named);
  if (clash.length > 0) {
    const message = `${clash.join('、')}：另一台电脑已改成别的内容，请核对后选择`;
    return refuse(conflict('field_conflict', message, row.seq, documentOf(row)));
  }
  return change(row, body.entity, body.patch, moment);
}

/** Whether who brings a record back knew that it was deleted: its PC had heard of it, or deleted it itself. */
function knowsOfEnd(row: RecordRow, { base_seq: base }: OpBody, moment: Moment): boolean {
  const end = row.fieldSeq[DELETED];
  return (base ?? 0) >= row.seq || (end !== undefined && moment.isOwn(end));
}

function create(entity: EntityName, id: string, patch: Record<string, unknown>, { seq }: Moment): Effect {
  const problem = documentProblem(entity, patch);
  if (problem) return refuse(rejected('invalid_body', `${problem.field}：${problem.message}`));
  const fresh = { id, rev: 1, seq, fieldSeq: { '*': seq }, deletedAt: null, mergedInto: null };
  return kept({ ...fresh, ...splitDocument(entity, patch) });
}

function change(row: RecordRow, entity: EntityName, patch: Record<string, unknown>, { seq }: Moment): Effect {
  const before = documentOf(row);
  const doc = { ...before, ...patch };
  const problem = documentProblem(entity, doc);
  if (problem) return refuse(rejected('invalid_body', `${problem.field}：${problem.message}`));
  const fieldSeq = { ...row.fieldSeq };
  // Who says what stands there already has not set it: whoever gave the field its value would else go unheard next time.
  for (const field of Object.keys(patch)) if (!isSame(before[field], patch[field])) fieldSeq[field] = seq;
  return kept({ ...row, ...splitDocument(entity, doc), rev: row.rev + 1, seq, fieldSeq, deletedAt: null });
}

/** The record as written, unless it has grown beyond what one record may hold, in one step or in many. */
function kept(row: RecordRow): Effect {
  const { doc } = textsOf(row);
  // At most three bytes for each unit of a string: an ordinary card need not be counted.
  if (doc.length * 3 <= DOCUMENT_MAX_BYTES || Buffer.byteLength(doc) <= DOCUMENT_MAX_BYTES)
    return { outcome: applied(row.seq), row };
  return refuse(rejected('invalid_body', `内容过长：一条记录最多 ${DOCUMENT_MAX_BYTES / 1024} KB`));
}

/** A deletion always takes effect (it may be a person's right); deleting what is gone already changes nothing. */
function remove(row: RecordRow | null, id: string, { seq, now }: Moment): Effect {
  if (row === null) {
    const unknown = { data: {}, extra: {}, fieldSeq: { [DELETED]: seq }, mergedInto: null };
    return { outcome: applied(seq), row: { id, rev: 1, seq, deletedAt: now, ...unknown } };
  }
  const fieldSeq = row.deletedAt === null ? { ...row.fieldSeq, [DELETED]: seq } : row.fieldSeq;
  return { outcome: applied(seq), row: { ...row, rev: row.rev + 1, seq, fieldSeq, deletedAt: row.deletedAt ?? now } };
}

/**
 * Guarded fields that someone else changed after this PC last saw the record, to another value. A change that follows a merge was
 * made looking at the other card: where the two cards differed, nobody meant to overwrite the one that stays.
 */
function clashingFields(row: RecordRow, { entity, patch, base_seq: base }: OpBody, moment: Moment, named: RecordRow) {
  const doc = documentOf(row);
  const seen = documentOf(named);
  return guardedFields(entity, doc, patch).filter((field) => {
    if (isSame(doc[field], patch[field])) return false;
    const last = fieldSeqOf(row, field);
    return (last > (base ?? 0) && !moment.isOwn(last)) || !isSame(doc[field], seen[field]);
  });
}

const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a ?? null, b ?? null);
