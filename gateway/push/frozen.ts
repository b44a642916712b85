import { isDeepStrictEqual } from 'node:util';
import { frozenContent, headOf, isFrozen } from '../documents.ts';
import type { EntityName } from '../protocol.ts';
import type { ReadOperation } from '../store/operation.ts';
import { documentOf, fieldSeqOf, type RecordRow } from '../store/record.ts';
import type { Bench } from './claims.ts';
import { type Effect, refuse } from './effect.ts';
import { rejected } from './outcomes.ts';

/** What a change is asked with besides the records. */
export interface Writer {
  bench: Bench;
  /** Which PC made a change of the log; undefined: it is no longer there. */
  authorOf(seq: number): Promise<string | undefined>;
}

/**
 * The refusal of a change that was saved without knowing that its document had been frozen meanwhile; null: it may be applied. Who froze it
 * has settled what belongs to it, so what that PC still sends of it is no late change; nor is what is said again.
 */
export async function frozenRefusal(
  { body, from }: ReadOperation,
  row: RecordRow | null,
  { bench, authorOf }: Writer,
): Promise<Effect | null> {
  const content = frozenContent(body.entity);
  if (content === undefined || body.kind === 'merge') return null;
  const line = headOf(body.entity);
  const head = line === undefined ? row : await theirHead(line, body.patch, row, bench);
  if (head === null || head.deletedAt !== null || !isFrozen(line?.head ?? body.entity, documentOf(head))) return null;
  if (body.kind === 'delete') {
    // A document goes with its customer, and its lines with it.
    if (line === undefined || row === null || row.deletedAt !== null) return null;
  } else if (row === null) {
    if (body.base_seq !== null) return null;
  } else {
    const doc = documentOf(row);
    const changed = content.filter(
      (field) => Object.hasOwn(body.patch, field) && !isDeepStrictEqual(doc[field] ?? null, body.patch[field] ?? null),
    );
    if (changed.length === 0) return null;
  }
  const frozenAt = fieldSeqOf(head, 'contentHash');
  if (line === undefined && (body.base_seq ?? 0) >= frozenAt) return null;
  if ((await authorOf(frozenAt)) === from.deviceId) return null;
  const { docNo } = documentOf(head);
  const message = `${typeof docNo === 'string' ? docNo : '单据'} 已提交，之后的改动没有生效；原文留在这里，可在单据上另存为新版本`;
  return refuse(rejected('document_frozen', message));
}

async function theirHead(
  { head, field }: { head: EntityName; field: string },
  patch: Readonly<Record<string, unknown>>,
  row: RecordRow | null,
  bench: Bench,
): Promise<RecordRow | null> {
  const id = row === null ? patch[field] : documentOf(row)[field];
  return typeof id === 'string' ? bench.recordOf(head, id) : null;
}
