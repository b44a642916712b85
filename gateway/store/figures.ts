import type { Queryable } from './database.ts';

/** A showroom in figures; null instants: nothing pending, never heard of, never proven. */
export interface StoreFigures {
  storeId: string;
  headSeq: number;
  devices: number;
  pending: number;
  oldestPendingAt: number | null;
  lastSeenAt: number | null;
  /** Changes the PC furthest behind has not fetched. */
  lag: number;
  /** The oldest proof among the active PCs. */
  provenAt: number | null;
  differing: number;
}

export interface Figures {
  stores: StoreFigures[];
  refusals: { storeId: string; code: string; count: number }[];
  crm: { storeId: string; state: string; count: number; oldestAt: number }[];
  parked: { storeId: string; count: number }[];
}

/** Counts for monitoring, per showroom. */
export async function readFigures(database: Queryable): Promise<Figures> {
  const [stores, refusals, crm, parked] = await Promise.all([
    database.query<StoreFigures>(
      `SELECT s.store_id AS "storeId", s.head_seq AS "headSeq", count(d.device_id) AS devices,
         coalesce(sum(pending_count), 0)::bigint AS pending, min(oldest_pending_at) AS "oldestPendingAt",
         min(coalesce(last_seen_at, enrolled_at)) AS "lastSeenAt",
         coalesce(max(s.head_seq - coalesce(r.seq, 0)) FILTER (WHERE d.device_id IS NOT NULL), 0) AS lag,
         min(p.at) AS "provenAt", count(*) FILTER (WHERE p.missing > 0 OR p.differing > 0) AS differing
       FROM store s LEFT JOIN device d ON d.store_id = s.store_id AND d.status = 'active'
         LEFT JOIN device_reading r USING (device_id) LEFT JOIN device_proof p USING (device_id)
       GROUP BY s.store_id, s.head_seq ORDER BY s.store_id`,
    ),
    database.query<Figures['refusals'][number]>(
      'SELECT store_id AS "storeId", code, count FROM refusal_count ORDER BY 1, 2',
    ),
    database.query<Figures['crm'][number]>(
      `SELECT store_id AS "storeId", state, count(*) AS count, min(created_at) AS "oldestAt" FROM crm_outbox
       GROUP BY 1, 2 ORDER BY 1, 2`,
    ),
    database.query<Figures['parked'][number]>(
      'SELECT store_id AS "storeId", count(*) AS count FROM parked_op WHERE parked_at IS NOT NULL GROUP BY 1 ORDER BY 1',
    ),
  ]);
  return { stores, refusals, crm, parked };
}
