import { PAGE_BYTES, type Saved } from '../protocol.ts';
import type { Queryable } from './database.ts';

/** One line of a showroom's change log in wire form. */
export interface LoggedChange {
  seq: number;
  entity: string;
  entity_id: string;
  doc: Record<string, unknown> | null;
  deleted_at: number | null;
  merged_into: string | null;
  saved: Saved | null;
}

/** The changes after a cursor, in order, as many as one page holds; `more`: others follow. */
export async function changesAfter(
  database: Queryable,
  storeId: string,
  cursor: number,
  limit: number,
): Promise<{ changes: LoggedChange[]; more: boolean }> {
  const rows = await database.query<LoggedChange & { found: number }>(
    `SELECT seq, entity, entity_id, doc, deleted_at, merged_into, found,
       CASE WHEN actor_id IS NOT NULL THEN json_build_object('actor_id', actor_id, 'wall_at', wall_at, 'device_id', page.device_id,
         'device', (SELECT name FROM device d WHERE d.device_id = page.device_id)) END AS saved FROM (
       SELECT *, count(*) OVER () AS found, sum(octet_length(doc::text)) OVER earlier AS before FROM (
         SELECT seq, entity, entity_id, doc, deleted_at, merged_into, actor_id, wall_at, device_id FROM change_log
         WHERE store_id = $1 AND seq > $2 ORDER BY seq LIMIT $3) AS next
       WINDOW earlier AS (ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS page
     WHERE coalesce(before, 0) < $4 ORDER BY seq`,
    [storeId, cursor, limit + 1, PAGE_BYTES],
  );
  const changes = rows.slice(0, limit).map(({ found: _, ...change }) => change);
  return { changes, more: changes.length < (rows[0]?.found ?? 0) };
}

/** Changes up to here were dropped from the log; a cursor below it needs a snapshot. */
export async function logFloor(database: Queryable, storeId: string): Promise<number> {
  const [row] = await database.query<{ floor: number }>(
    'SELECT log_floor_seq AS floor FROM store WHERE store_id = $1',
    [storeId],
  );
  return row?.floor ?? 0;
}
