import type { EntityName } from './protocol.ts';
import type { Queryable } from './store/database.ts';
import { documentOf } from './store/record.ts';
import { findRecords } from './store/rows.ts';

/** A record as the gateway holds it, for an operator or a test to look at. Instants UTC ms. */
export interface StoredRecord {
  id: string;
  rev: number;
  seq: number;
  doc: Record<string, unknown>;
  deletedAt: number | null;
}

/** Records of one showroom, last changed first; `find` is any fragment of the document's text. */
export async function recordsOf(
  database: Queryable,
  storeId: string,
  entity: EntityName,
  { find, limit = 1000 }: { find?: string; limit?: number } = {},
): Promise<StoredRecord[]> {
  const rows = await findRecords(database, storeId, entity, find, limit);
  return rows.map((row) => ({
    id: row.id,
    rev: row.rev,
    seq: row.seq,
    doc: documentOf(row),
    deletedAt: row.deletedAt,
  }));
}
