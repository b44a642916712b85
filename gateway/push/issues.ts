import { createHash } from 'node:crypto';
import { type ClaimHolder, CRITICAL } from '../../db/documents/claim.ts';
import type { EntityName } from '../protocol.ts';
import { documentOf, type RecordRow } from '../store/record.ts';

/** One question of one record and key, however often it is lost. */
export const issueId = (key: string, docId: string): string => derivedId(`deal_issue ${key} ${docId}`);

/** A UUID (version 8) of what a record is about: the same whoever makes it, and however often. */
export function derivedId(about: string): string {
  const hex = createHash('sha256').update(about).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Whose a document is: a 配车 names an owner, an order its consultant. */
export function ownerOf({ ownerId, consultantId }: Readonly<Record<string, unknown>>): string | null {
  return ([ownerId, consultantId].find((id) => typeof id === 'string') as string | undefined) ?? null;
}

export interface Loser {
  entity: EntityName;
  row: RecordRow;
  /** Whose it is to settle when the record names no owner. */
  actorId: string;
}

/** The question after a claim was lost: opened, or opened again; null when it stands open with this holder already. */
export function issueOpened(
  before: RecordRow | null,
  { entity, row, actorId }: Loser,
  holder: ClaimHolder,
  seq: number,
  now: number,
): RecordRow | null {
  const known = before === null ? null : documentOf(before);
  if (known && known.resolvedAt == null && (known.holder as ClaimHolder | null)?.id === holder.id) return null;
  const doc = documentOf(row);
  const severity = CRITICAL.includes(holder.code) ? 'critical' : 'normal';
  const about = { kind: holder.code, severity, key: holder.key, entity, docId: row.id, docNo: doc.docNo ?? null };
  const whose = { ownerId: ownerOf(doc) ?? actorId, holder, openedAt: now };
  const open = { resolvedAt: null, resolvedBy: null, resolution: null, note: null };
  return written(before, issueId(holder.key, row.id), { ...about, ...whose, ...open }, seq, now);
}

/** The question once the record has what it claimed, or gave it up; null when nobody asks. */
export function issueClosed(
  before: RecordRow | null,
  resolution: 'taken' | 'released',
  resolvedBy: string,
  seq: number,
  now: number,
): RecordRow | null {
  if (before === null || before.deletedAt !== null || documentOf(before).resolvedAt != null) return null;
  return written(before, before.id, { resolution, resolvedBy, resolvedAt: now }, seq, now);
}

/** A record with fields the gateway sets itself. */
export function written(
  before: RecordRow | null,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  seq: number,
  now: number,
): RecordRow {
  const stamps = { updatedAt: now, updatedBy: 'system' };
  const fresh = { createdAt: now, createdBy: 'system', ...stamps };
  if (before === null)
    return {
      id,
      rev: 1,
      seq,
      data: {},
      extra: { ...fields, ...fresh },
      fieldSeq: { '*': seq },
      deletedAt: null,
      mergedInto: null,
    };
  const fieldSeq = { ...before.fieldSeq, ...Object.fromEntries(Object.keys(fields).map((field) => [field, seq])) };
  return { ...before, rev: before.rev + 1, seq, fieldSeq, extra: { ...before.extra, ...fields, ...stamps } };
}
