import type { Queryable } from './database.ts';

/** All showrooms, in the order of their ids. */
export async function storeIds(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ storeId: string }>('SELECT store_id AS "storeId" FROM store ORDER BY store_id');
  return rows.map(({ storeId }) => storeId);
}

/**
 * Drops a showroom's oldest changes, those logged before `before` (UTC ms), up to the first younger one and at most `most`; the floor
 * moves along in the same statement. The records themselves stay.
 * @returns how many went
 */
export async function trimLog(database: Queryable, storeId: string, before: number, most: number): Promise<number> {
  const [trimmed] = await database.query<{ gone: number }>(
    `WITH oldest AS (
       SELECT seq, at FROM change_log
       WHERE store_id = $1 AND seq > (SELECT log_floor_seq FROM store WHERE store_id = $1) ORDER BY seq LIMIT $3),
     old AS (SELECT max(seq) AS upto FROM oldest
       WHERE seq < coalesce((SELECT min(seq) FROM oldest WHERE at >= $2), 9223372036854775807)),
     gone AS (DELETE FROM change_log WHERE store_id = $1 AND seq <= (SELECT upto FROM old) RETURNING 1)
     UPDATE store SET log_floor_seq = upto FROM old WHERE store_id = $1 AND upto IS NOT NULL
     RETURNING (SELECT count(*) FROM gone) AS gone`,
    [storeId, before, most],
  );
  return trimmed?.gone ?? 0;
}
