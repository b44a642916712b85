import type { Queryable } from './database.ts';

/** One line of a showroom's change log in wire form. */
export interface LoggedChange {
  seq: number;
  entity: string;
  entity_id: string;
  doc: Record<string, unknown> | null;
  deleted_at: number | null;
  merged_into: string | null;
}

/** The changes after a cursor, in order. */
export function changesAfter(
  database: Queryable,
  storeId: string,
  cursor: number,
  limit: number,
): Promise<LoggedChange[]> {
  return database.query<LoggedChange>(
    `SELECT seq, entity, entity_id, doc, deleted_at, merged_into FROM change_log
     WHERE store_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [storeId, cursor, limit],
  );
}

/** Changes up to here were dropped from the log; a cursor below it needs a snapshot. */
export async function logFloor(database: Queryable, storeId: string): Promise<number> {
  const [row] = await database.query<{ floor: number }>(
    'SELECT log_floor_seq AS floor FROM store WHERE store_id = $1',
    [storeId],
  );
  return row?.floor ?? 0;
}
