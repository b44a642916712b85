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

/**
 * Writes the records as they are after the batch, all of one entity in one statement. Documents travel as one JSON array: as
 * elements of a text array each quote would be escaped here and unescaped there.
 */
export async function writeRows(tx: Queryable, storeId: string, entity: EntityName, rows: RecordRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO ${entity} (store_id, id, rev, seq, data, field_seq, extra, deleted_at, merged_into)
     SELECT $1, id, rev, seq, data, field_seq, extra, deleted_at, merged_into
     FROM ROWS FROM (unnest($2::uuid[]), unnest($3::int[]), unnest($4::bigint[]), jsonb_array_elements($5::jsonb),
       jsonb_array_elements($6::jsonb), jsonb_array_elements($7::jsonb), unnest($8::bigint[]), unnest($9::uuid[]))
       AS t(id, rev, seq, data, field_seq, extra, deleted_at, merged_into)
     ON CONFLICT (store_id, id) DO UPDATE SET rev = EXCLUDED.rev, seq = EXCLUDED.seq, data = EXCLUDED.data,
       field_seq = EXCLUDED.field_seq, extra = EXCLUDED.extra, deleted_at = EXCLUDED.deleted_at,
       merged_into = EXCLUDED.merged_into`,
    [
      storeId,
      rows.map((row) => row.id),
      rows.map((row) => row.rev),
      rows.map((row) => row.seq),
      JSON.stringify(rows.map((row) => row.data)),
      JSON.stringify(rows.map((row) => row.fieldSeq)),
      JSON.stringify(rows.map((row) => row.extra)),
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
     SELECT $1, seq, entity, entity_id, $2, CASE WHEN deleted_at IS NULL THEN doc END, deleted_at
     FROM ROWS FROM (unnest($3::bigint[]), unnest($4::text[]), unnest($5::uuid[]), json_array_elements($6::json),
       unnest($7::bigint[])) AS t(seq, entity, entity_id, doc, deleted_at)`,
    [
      storeId,
      deviceId,
      changes.map((change) => change.seq),
      changes.map((change) => change.entity),
      changes.map((change) => change.entityId),
      JSON.stringify(changes.map((change) => change.doc)),
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
