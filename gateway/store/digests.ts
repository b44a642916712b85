import { entityName } from '../protocol.ts';
import { plainArray } from './columns.ts';
import type { Queryable } from './database.ts';
import type { Sender } from './operation.ts';

/** A range of op_seq, both ends included. */
export interface Range {
  from: number;
  to: number;
}
/** Count of what is there, and the lower-case hex SHA-256 over it. */
export interface Digest {
  count: number;
  sha256: string;
}
/** The records of one entity whose id ends in these two hex digits. */
export interface BucketDigest extends Digest {
  entity: string;
  bucket: number;
}

const hexDigest = (text: string, order: string): string =>
  `encode(sha256(convert_to(coalesce(string_agg(${text}, '' ORDER BY ${order}), ''), 'UTF8')), 'hex')`;

/** Digests over the op_ids of a PC's operations, one per range and in the order of the ranges. */
export function digestRanges(database: Queryable, { deviceId, epoch }: Sender, ranges: Range[]): Promise<Digest[]> {
  return database.query<Digest>(
    `SELECT count(op_id) AS count, ${hexDigest('op_id::text', 'op_seq')} AS sha256
     FROM unnest($3::bigint[], $4::bigint[]) WITH ORDINALITY AS r(lo, hi, n)
       LEFT JOIN applied_op ON device_id = $1 AND epoch = $2 AND op_seq BETWEEN lo AND hi
     GROUP BY n ORDER BY n`,
    [deviceId, epoch, ...rangeColumns(ranges)],
  );
}

/** The op_seqs of these ranges under which nothing of the PC is stored, as ranges. */
export function missingRanges(database: Queryable, { deviceId, epoch }: Sender, ranges: Range[]): Promise<Range[]> {
  return database.query<Range>(
    `WITH r AS (SELECT * FROM unnest($3::bigint[], $4::bigint[]) WITH ORDINALITY AS r(lo, hi, n)),
       there AS (
         SELECT n, lo, op_seq FROM r JOIN applied_op ON device_id = $1 AND epoch = $2 AND op_seq BETWEEN lo AND hi
         UNION ALL SELECT n, lo, hi + 1 FROM r),
       gap AS (
         SELECT n, lag(op_seq, 1, lo - 1) OVER (PARTITION BY n ORDER BY op_seq) + 1 AS first, op_seq - 1 AS last FROM there)
     SELECT first AS "from", last AS "to" FROM gap WHERE first <= last ORDER BY n, first`,
    [deviceId, epoch, ...rangeColumns(ranges)],
  );
}

const rangeColumns = (ranges: Range[]): string[] => [
  plainArray(ranges.map(({ from }) => from)),
  plainArray(ranges.map(({ to }) => to)),
];

/** All records of a showroom that are not deleted, with their bucket: of one deleted before it ever came, a PC keeps nothing. */
const RECORDS = entityName.options
  .map(
    (entity) =>
      `SELECT '${entity}' AS entity, get_byte(uuid_send(id), 15) AS bucket, id, seq FROM ${entity}
       WHERE store_id = $1 AND deleted_at IS NULL`,
  )
  .join(' UNION ALL ');

/**
 * Digests over `<id>:<seq>,` of a showroom's records, merged ones included and deleted ones not. One statement reads them and the head,
 * so no push comes between. @returns null when the head is not at `asOfSeq`
 */
export async function digestRecords(
  database: Queryable,
  storeId: string,
  asOfSeq: number,
): Promise<BucketDigest[] | null> {
  const rows = await database.query<{ at: boolean } & { [K in keyof BucketDigest]: BucketDigest[K] | null }>(
    `SELECT at, entity, bucket, count(id) AS count, ${hexDigest(`id::text || ':' || seq || ','`, 'id')} AS sha256
     FROM (SELECT head_seq = $2 AS at FROM store WHERE store_id = $1) AS s LEFT JOIN (${RECORDS}) AS r ON at
     GROUP BY at, entity, bucket`,
    [storeId, asOfSeq],
  );
  if (!rows[0]?.at) return null;
  // An empty showroom is one row of nothing.
  return rows.filter((row): row is typeof row & BucketDigest => row.entity !== null);
}

/** What the gateway has in these buckets: ids with their sequence. @returns null when the head is not at `asOfSeq` */
export async function bucketEntries(
  database: Queryable,
  storeId: string,
  asOfSeq: number,
  buckets: readonly { entity: string; bucket: number }[],
): Promise<{ entity: string; bucket: number; id: string; seq: number }[] | null> {
  const rows = await database.query<{ at: boolean; entity: string | null; bucket: number; id: string; seq: number }>(
    `SELECT at, entity, bucket, id, seq
     FROM (SELECT head_seq = $2 AS at FROM store WHERE store_id = $1) AS s LEFT JOIN (
       SELECT r.* FROM (${RECORDS}) AS r JOIN unnest($3::text[], $4::int[]) AS w(entity, bucket) USING (entity, bucket)
     ) AS r ON at
     ORDER BY entity, bucket, id`,
    [
      storeId,
      asOfSeq,
      plainArray(buckets.map(({ entity }) => entity)),
      plainArray(buckets.map(({ bucket }) => bucket)),
    ],
  );
  if (!rows[0]?.at) return null;
  return rows.flatMap(({ entity, bucket, id, seq }) => (entity === null ? [] : [{ entity, bucket, id, seq }]));
}
