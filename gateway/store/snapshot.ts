import { ENTITIES } from '../../db/records.ts';
import type { EntityName, WireChange } from '../protocol.ts';
import type { Queryable } from './database.ts';
import { documentOf, type RecordRow } from './record.ts';

type Stored = Pick<RecordRow, 'id' | 'seq' | 'data' | 'extra' | 'deletedAt' | 'mergedInto'>;
const COLUMNS = `id, seq, data, extra, deleted_at AS "deletedAt", merged_into AS "mergedInto"`;

/** A record as it is now, in wire form. */
export function toChange(entity: EntityName, row: Stored): WireChange {
  const doc = row.deletedAt === null ? documentOf(row) : null;
  const { seq, id: entity_id, deletedAt: deleted_at, mergedInto: merged_into } = row;
  return { seq, entity, entity_id, doc, deleted_at, merged_into };
}

/** Where the showroom stands, and how many records it has. */
export async function beginSnapshot(database: Queryable, storeId: string): Promise<{ headSeq: number; total: number }> {
  // The head first and in a statement of its own: what is saved between the two is in the pages and in the feed, never in neither.
  const headSeq = await headOf(database, storeId);
  const counts = ENTITIES.map((entity) => `(SELECT count(*) FROM ${entity} WHERE store_id = $1)`);
  const [row] = await database.query<{ total: number }>(`SELECT ${counts.join(' + ')} AS total`, [storeId]);
  return { headSeq, total: row!.total };
}

/** Sequence of the showroom's last change. */
export async function headOf(database: Queryable, storeId: string): Promise<number> {
  const [row] = await database.query<{ headSeq: number }>(
    'SELECT head_seq AS "headSeq" FROM store WHERE store_id = $1',
    [storeId],
  );
  return row?.headSeq ?? 0;
}

/** Where these showrooms stand. */
export async function headsOf(database: Queryable, storeIds: string[]): Promise<Map<string, number>> {
  const rows = await database.query<{ storeId: string; headSeq: number }>(
    'SELECT store_id AS "storeId", head_seq AS "headSeq" FROM store WHERE store_id = ANY($1::text[])',
    [storeIds],
  );
  return new Map(rows.map(({ storeId, headSeq }) => [storeId, headSeq]));
}

/** Some records of an entity; `bytes`: the size of their documents. `isLast`: the entity has no more. */
export interface EntityPage {
  rows: Stored[];
  bytes: number;
  isLast: boolean;
}

/**
 * Records below an id, in falling order: ids begin with the time they were made, so the newest come first. The one that fills
 * `room` bytes is the last.
 */
export async function pageBelow(
  database: Queryable,
  storeId: string,
  entity: EntityName,
  { below, limit, room }: { below: string | null; limit: number; room: number },
): Promise<EntityPage> {
  const [condition, params] = below === null ? ['', []] : ['AND id < $4', [below]];
  const found = await database.query<Stored & { bytes: number; upto: number; found: number }>(
    `SELECT * FROM (
       SELECT *, count(*) OVER () AS found, sum(bytes) OVER (ORDER BY id DESC) AS upto FROM (
         SELECT ${COLUMNS}, octet_length(data::text) + octet_length(extra::text) AS bytes
         FROM ${entity} WHERE store_id = $1 ${condition} ORDER BY id DESC LIMIT $2) AS next) AS page
     WHERE upto - bytes < $3 ORDER BY id DESC`,
    [storeId, limit, room, ...params],
  );
  const last = found.at(-1);
  return {
    rows: found,
    bytes: last?.upto ?? 0,
    isLast: last === undefined || (found.length === last.found && found.length < limit),
  };
}
