import type { EntityName } from '../protocol.ts';
import type { Change, RecordRow } from '../push/record.ts';
import type { Queryable } from './database.ts';

/** Table names are the entity names of the protocol, a closed list, so they may stand in SQL. */
const COLUMNS = `id, rev, seq, data, field_seq AS "fieldSeq", extra, deleted_at AS "deletedAt", merged_into AS "mergedInto"`;

/** The records with these ids that exist. */
export function loadRows(tx: Queryable, storeId: string, entity: EntityName, ids: string[]): Promise<RecordRow[]> {
  return tx.query<RecordRow>(`SELECT ${COLUMNS} FROM ${entity} WHERE store_id = $1 AND id = ANY($2::uuid[])`, [
    storeId,
    ids,
  ]);
}

/** Writes the records as they are after the batch, all of one entity in one statement. */
export async function writeRows(tx: Queryable, storeId: string, entity: EntityName, rows: RecordRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO ${entity} (store_id, id, rev, seq, data, field_seq, extra, deleted_at, merged_into)
     SELECT $1, id, rev, seq, data::jsonb, field_seq::jsonb, extra::jsonb, deleted_at, merged_into
     FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::uuid[])
       AS t(id, rev, seq, data, field_seq, extra, deleted_at, merged_into)
     ON CONFLICT (store_id, id) DO UPDATE SET rev = EXCLUDED.rev, seq = EXCLUDED.seq, data = EXCLUDED.data,
       field_seq = EXCLUDED.field_seq, extra = EXCLUDED.extra, deleted_at = EXCLUDED.deleted_at,
       merged_into = EXCLUDED.merged_into`,
    [
      storeId,
      rows.map((row) => row.id),
      rows.map((row) => row.rev),
      rows.map((row) => row.seq),
      rows.map((row) => JSON.stringify(row.data)),
      rows.map((row) => JSON.stringify(row.fieldSeq)),
      rows.map((row) => JSON.stringify(row.extra)),
      rows.map((row) => row.deletedAt),
      rows.map((row) => row.mergedInto),
    ],
  );
}

/** Appends to the change log; with the store row locked, sequence order is commit order. */
export async function writeChanges(
  tx: Queryable,
  storeId: string,
  deviceId: string,
  changes: readonly Change[],
): Promise<void> {
  await tx.query(
    `INSERT INTO change_log (store_id, seq, entity, entity_id, device_id, doc, deleted_at)
     SELECT $1, seq, entity, entity_id, $2, doc::json, deleted_at
     FROM unnest($3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::bigint[])
       AS t(seq, entity, entity_id, doc, deleted_at)`,
    [
      storeId,
      deviceId,
      changes.map((change) => change.seq),
      changes.map((change) => change.entity),
      changes.map((change) => change.entityId),
      changes.map((change) => (change.doc === null ? null : JSON.stringify(change.doc))),
      changes.map((change) => change.deletedAt),
    ],
  );
}

/** Which of these change sequences came from the device. */
export async function ownSequences(
  tx: Queryable,
  storeId: string,
  deviceId: string,
  seqs: number[],
): Promise<Set<number>> {
  const rows = await tx.query<{ seq: number }>(
    'SELECT seq FROM change_log WHERE store_id = $1 AND device_id = $2 AND seq = ANY($3::bigint[])',
    [storeId, deviceId, seqs],
  );
  return new Set(rows.map((row) => row.seq));
}

/** Records of one showroom for an operator who looks something up; `find` is any fragment of the document. */
export function findRecords(
  database: Queryable,
  storeId: string,
  entity: EntityName,
  find: string | undefined,
  limit: number,
): Promise<RecordRow[]> {
  const pattern = find === undefined ? '%' : `%${find.replace(/[\\%_]/g, '\\$&')}%`;
  return database.query<RecordRow>(
    `SELECT ${COLUMNS} FROM ${entity} WHERE store_id = $1 AND (data || extra)::text ILIKE $2 ORDER BY seq DESC LIMIT $3`,
    [storeId, pattern, limit],
  );
}
