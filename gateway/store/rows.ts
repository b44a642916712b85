import type { EntityName } from '../protocol.ts';
import { grouped, jsonArray, lookup, plainArray, textArray } from './columns.ts';
import type { Queryable } from './database.ts';
import { allInFlight } from './in-flight.ts';
import { type Change, type RecordRow, textsOf } from './record.ts';

/** A record's columns under the names of `RecordRow`. Table names are the protocol's entity names, a closed list, so they may stand in SQL. */
export const RECORD = `id, rev, seq, data, field_seq AS "fieldSeq", extra, deleted_at AS "deletedAt", merged_into AS "mergedInto"`;

/** The records with these ids that exist. */
export function loadRows(tx: Queryable, storeId: string, entity: EntityName, ids: string[]): Promise<RecordRow[]> {
  const rows = lookup('unnest($2::uuid[])', RECORD, entity, 'store_id = $1 AND id = wanted.key');
  return tx.query<RecordRow>(`SELECT found.* ${rows}`, [storeId, plainArray([...new Set(ids)])]);
}

/** A record to be written, and whether its table has it already. */
export interface WrittenRow {
  row: RecordRow;
  exists: boolean;
}

/**
 * Writes the records as they are after the batch, all of one entity. Nobody else writes records of a locked store, so new ones
 * are plainly inserted: to let each of them look out for a conflict cost a third more.
 */
export async function writeRows(
  tx: Queryable,
  storeId: string,
  entity: EntityName,
  written: readonly WrittenRow[],
): Promise<void> {
  const fresh = written.filter(({ exists }) => !exists);
  const known = written.filter(({ exists }) => exists);
  const sent: Promise<unknown>[] = [];
  if (fresh.length > 0) sent.push(tx.query(insertInto(entity), [storeId, ...columnsOf(fresh)]));
  if (known.length > 0) sent.push(tx.query(updateOf(entity), [storeId, ...columnsOf(known)]));
  await allInFlight(sent);
}

/** The parameters after `$1` of a statement that writes records. */
function columnsOf(written: readonly WrittenRow[]): (string | Buffer)[] {
  const rows = written.map(({ row }) => row);
  const texts = rows.map(textsOf);
  return [
    plainArray(rows.map((row) => row.id)),
    plainArray(rows.map((row) => row.rev)),
    plainArray(rows.map((row) => row.seq)),
    jsonArray(texts.map(({ data }) => data)),
    jsonArray(rows.map((row) => JSON.stringify(row.fieldSeq))),
    jsonArray(texts.map(({ extra }) => extra)),
    plainArray(rows.map((row) => row.deletedAt)),
    plainArray(rows.map((row) => row.mergedInto)),
  ];
}

/** One row of each: arrays unnested side by side in a select list need no intermediate table, unlike functions in FROM. */
const WRITTEN = `unnest($2::uuid[]) AS id, unnest($3::int[]) AS rev, unnest($4::bigint[]) AS seq, unnest($5::json[]) AS data,
  unnest($6::json[]) AS field_seq, unnest($7::json[]) AS extra, unnest($8::bigint[]) AS deleted_at,
  unnest($9::uuid[]) AS merged_into`;

const insertInto = (entity: EntityName): string =>
  `INSERT INTO ${entity} (store_id, id, rev, seq, data, field_seq, extra, deleted_at, merged_into) SELECT $1, ${WRITTEN}`;

const updateOf = (entity: EntityName): string =>
  `UPDATE ${entity} AS r SET rev = t.rev, seq = t.seq, data = t.data, field_seq = t.field_seq, extra = t.extra,
     deleted_at = t.deleted_at, merged_into = t.merged_into
   FROM (SELECT ${WRITTEN}) AS t WHERE r.store_id = $1 AND r.id = t.id`;

/** Appends to the change log; with the store row locked, sequence order is commit order. A deletion has no document. */
export async function writeChanges(
  tx: Queryable,
  storeId: string,
  changes: readonly Change[],
  now: number,
): Promise<void> {
  // Nearly always one PC's; operations carried here on a stick are logged as those of the PC that saved them.
  const sent = [...grouped(changes, ({ deviceId }) => deviceId)].map(([deviceId, own]) =>
    tx.query(
      `INSERT INTO change_log (store_id, device_id, at, seq, entity, entity_id, doc, deleted_at, merged_into, actor_id,
         wall_at)
       SELECT $1, $2, $3, unnest($4::bigint[]), unnest($5::text[]), unnest($6::uuid[]), unnest($7::json[]),
         unnest($8::bigint[]), unnest($9::uuid[]), unnest($10::text[]), unnest($11::bigint[])`,
      [
        storeId,
        deviceId,
        now,
        plainArray(own.map(({ row }) => row.seq)),
        plainArray(own.map(({ entity }) => entity)),
        plainArray(own.map(({ row }) => row.id)),
        jsonArray(own.map(({ row }) => (row.deletedAt === null ? textsOf(row).doc : null))),
        plainArray(own.map(({ row }) => row.deletedAt)),
        plainArray(own.map(({ row }) => row.mergedInto)),
        textArray(own.map(({ author }) => author?.actorId ?? null)),
        plainArray(own.map(({ author }) => author?.wallAt ?? null)),
      ],
    ),
  );
  await allInFlight(sent);
}

/** Which PC made each of these changes; one no longer in the log is left out. */
export async function changedBy(tx: Queryable, storeId: string, seqs: number[]): Promise<Map<number, string>> {
  const lines = lookup(
    'unnest($2::bigint[])',
    'seq, device_id AS "deviceId"',
    'change_log',
    'store_id = $1 AND seq = wanted.key',
  );
  const rows = await tx.query<{ seq: number; deviceId: string }>(`SELECT found.* ${lines}`, [
    storeId,
    plainArray(seqs),
  ]);
  return new Map(rows.map(({ seq, deviceId }) => [seq, deviceId]));
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
    `SELECT ${RECORD} FROM ${entity} WHERE store_id = $1 AND (data::text ILIKE $2 OR extra::text ILIKE $2) ORDER BY seq DESC LIMIT $3`,
    [storeId, pattern, limit],
  );
}
