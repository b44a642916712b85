import type { Queryable } from './database.ts';

/** A showroom in figures; null instants: nothing pending, never heard of. */
export interface StoreFigures {
  storeId: string;
  headSeq: number;
  devices: number;
  pending: number;
  oldestPendingAt: number | null;
  lastSeenAt: number | null;
}

export interface Figures {
  stores: StoreFigures[];
  refusals: { storeId: string; code: string; count: number }[];
  crm: { storeId: string; state: string; count: number }[];
  parked: { storeId: string; count: number }[];
}

/** Counts for monitoring, per showroom. */
export async function readFigures(database: Queryable): Promise<Figures> {
  return {
    stores: await database.query<StoreFigures>(
      `SELECT store_id AS "storeId", head_seq AS "headSeq", count(device_id) AS devices,
         coalesce(sum(pending_count), 0)::bigint AS pending, min(oldest_pending_at) AS "oldestPendingAt",
         min(last_seen_at) AS "lastSeenAt"
       FROM store LEFT JOIN device USING (store_id) WHERE device.status IS DISTINCT FROM 'revoked'
       GROUP BY store_id, head_seq ORDER BY store_id`,
    ),
    refusals: await database.query('SELECT store_id AS "storeId", code, count FROM refusal_count ORDER BY 1, 2'),
    crm: await database.query(
      'SELECT store_id AS "storeId", state, count(*) AS count FROM crm_outbox GROUP BY 1, 2 ORDER BY 1, 2',
    ),
    parked: await database.query(
      'SELECT store_id AS "storeId", count(*) AS count FROM parked_op WHERE parked_at IS NOT NULL GROUP BY 1 ORDER BY 1',
    ),
  };
}
