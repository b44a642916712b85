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
}

/** One line of the change log; `doc` is null for a deletion. */
export interface Change {
  seq: number;
  entity: EntityName;
  entityId: string;
  doc: Record<string, unknown> | null;
  deletedAt: number | null;
}

/** Sequence of the last change of a field; 0 when the record never had it. */
export function fieldSeqOf(row: RecordRow, field: string): number {
  return row.fieldSeq[field] ?? row.fieldSeq['*'] ?? 0;
}

/** The whole document as other PCs see it. */
export function documentOf(row: RecordRow): Record<string, unknown> {
  return { ...row.data, ...row.extra };
}
