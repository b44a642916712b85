import type { EntityName } from '../protocol.ts';

/**
 * A record at the gateway. `fieldSeq` holds, per field, the change_log sequence of its last change; `*` stands for every field
 * not named, as of the put that created the record (a put of 40 fields stores one entry instead of 40).
 */
export interface RecordRow {
  id: string;
  rev: number;
  seq: number;
  data: Record<string, unknown>;
  fieldSeq: Record<string, number>;
  extra: Record<string, unknown>;
  deletedAt: number | null;
  mergedInto: string | null;
  /** What `textsOf` made of these `data` and `extra`; a copy with others makes its own. */
  texts?: RecordTexts;
}

/** Key in `fieldSeq` of the deletion a record is deleted by; no field of a document has this name. */
export const DELETED = 'deletedAt';

/** One line of the change log: the record as this change left it, the PC that saved it, who did and when (that PC's clock, UTC ms). */
export interface Change {
  entity: EntityName;
  row: RecordRow;
  deviceId: string;
  /** Left out of what no person saved. */
  author?: { actorId: string; wallAt: number };
}

/** Sequence of the last change of a field; 0 when the record never had it. */
export function fieldSeqOf(row: RecordRow, field: string): number {
  return row.fieldSeq[field] ?? row.fieldSeq['*'] ?? 0;
}

/** The whole document as other PCs see it. */
export function documentOf(row: Pick<RecordRow, 'data' | 'extra'>): Record<string, unknown> {
  return { ...row.data, ...row.extra };
}

/** A record's documents as JSON texts; `doc` is what other PCs see. */
export interface RecordTexts {
  data: string;
  extra: string;
  doc: string;
  of: Pick<RecordRow, 'data' | 'extra'>;
}

const EMPTY = '{}';

/** The texts, made once for the record's table and the change log. Documents are never changed, only replaced. */
export function textsOf(row: RecordRow): RecordTexts {
  const made = row.texts;
  if (made && made.of.data === row.data && made.of.extra === row.extra) return made;
  const data = JSON.stringify(row.data);
  const extra = JSON.stringify(row.extra);
  // No field is in both, so the whole is the two put together.
  const doc = extra === EMPTY ? data : data === EMPTY ? extra : `${data.slice(0, -1)},${extra.slice(1)}`;
  row.texts = { data, extra, doc, of: { data: row.data, extra: row.extra } };
  return row.texts;
}
