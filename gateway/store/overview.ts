import type { Queryable } from './database.ts';

/** How a showroom stands: 0 well, 1 look at it, 2 act. Yellow and red of SYNC.md: silent or waiting for 1 day, for 3 days. */
export type Alarm = 0 | 1 | 2;

/** A showroom as the console's first page shows it. Instants UTC ms; null: nothing, never. */
export interface StoreLine {
  storeId: string;
  name: string;
  operator: 'dealer' | 'head_office';
  headSeq: number;
  devices: number;
  pending: number;
  oldestPendingAt: number | null;
  /** When the active PC was heard that has been silent longest. */
  quietestAt: number | null;
  /** Changes the PC furthest behind has not fetched yet. */
  lag: number;
  rejected: number;
  parked: number;
  crmDead: number;
  /** PCs whose last proof found everything the same, and PCs where something differed. */
  proven: number;
  differing: number;
  /** The oldest of the proofs. */
  provenAt: number | null;
  alarm: Alarm;
}

const DAY_MS = 86_400_000;

/** One row a showroom. `$1` now; refusals of the last day count. */
const LINES = `
  WITH pc AS (
    SELECT d.store_id, count(*) AS devices, sum(pending_count)::bigint AS pending, min(oldest_pending_at) AS oldest,
      min(coalesce(last_seen_at, enrolled_at)) AS quietest, max(s.head_seq - coalesce(r.seq, 0)) AS lag,
      count(*) FILTER (WHERE p.missing = 0 AND p.differing = 0) AS proven,
      count(*) FILTER (WHERE p.missing > 0 OR p.differing > 0) AS differing, min(p.at) AS proven_at
    FROM device d JOIN store s USING (store_id) LEFT JOIN device_reading r USING (device_id)
      LEFT JOIN device_proof p USING (device_id)
    WHERE d.status = 'active' GROUP BY d.store_id),
  rejected AS (
    SELECT store_id, count(*) AS n FROM applied_op WHERE status = 'rejected' AND at > $1::bigint - ${DAY_MS} GROUP BY 1),
  parked AS (SELECT store_id, count(*) AS n FROM parked_op WHERE parked_at IS NOT NULL GROUP BY 1),
  dead AS (SELECT store_id, count(*) AS n FROM crm_outbox WHERE state = 'dead' GROUP BY 1),
  line AS (
    SELECT s.store_id, s.name, s.operator, s.head_seq, coalesce(pc.devices, 0) AS devices,
      coalesce(pc.pending, 0) AS pending, pc.oldest, pc.quietest, coalesce(pc.lag, 0) AS lag,
      coalesce(rejected.n, 0) AS rejected, coalesce(parked.n, 0) AS parked, coalesce(dead.n, 0) AS dead,
      coalesce(pc.proven, 0) AS proven, coalesce(pc.differing, 0) AS differing, pc.proven_at,
      least($1::bigint, pc.oldest, pc.quietest) AS waiting_since
    FROM store s LEFT JOIN pc USING (store_id) LEFT JOIN rejected USING (store_id) LEFT JOIN parked USING (store_id)
      LEFT JOIN dead USING (store_id)),
  judged AS (
    SELECT *, CASE WHEN parked > 0 OR differing > 0 OR waiting_since < $1::bigint - ${3 * DAY_MS} THEN 2
      WHEN rejected > 0 OR dead > 0 OR waiting_since < $1::bigint - ${DAY_MS} THEN 1 ELSE 0 END AS alarm
    FROM line)`;

const COLUMNS = `store_id AS "storeId", name, operator, head_seq AS "headSeq", devices, pending,
  oldest AS "oldestPendingAt", quietest AS "quietestAt", lag, rejected, parked, dead AS "crmDead", proven, differing,
  proven_at AS "provenAt", alarm`;

/** Which showrooms to list. `find` is any part of the code or the name. */
export interface StoreSearch {
  find: string;
  onlyAlarms: boolean;
  offset: number;
  limit: number;
}

/** Showrooms, those in trouble first. */
export function listStores(database: Queryable, search: StoreSearch, now: number): Promise<StoreLine[]> {
  const pattern = `%${search.find.replace(/[\\%_]/g, '\\$&')}%`;
  return database.query<StoreLine>(
    `${LINES} SELECT ${COLUMNS} FROM judged
     WHERE (store_id ILIKE $2 OR name ILIKE $2) AND (NOT $3::boolean OR alarm > 0)
     ORDER BY alarm DESC, store_id OFFSET $4 LIMIT $5`,
    [now, pattern, search.onlyAlarms, search.offset, search.limit],
  );
}

export async function findStore(database: Queryable, storeId: string, now: number): Promise<StoreLine | null> {
  const [line] = await database.query<StoreLine>(`${LINES} SELECT ${COLUMNS} FROM judged WHERE store_id = $2`, [
    now,
    storeId,
  ]);
  return line ?? null;
}

/** All showrooms together. */
export interface Totals {
  stores: number;
  alarms: number;
  devices: number;
  pending: number;
  oldestPendingAt: number | null;
  rejected: number;
  parked: number;
  crmDead: number;
}

export async function readTotals(database: Queryable, now: number): Promise<Totals> {
  const [totals] = await database.query<Totals>(
    `${LINES} SELECT count(*) AS stores, count(*) FILTER (WHERE alarm > 0) AS alarms,
       coalesce(sum(devices), 0)::bigint AS devices, coalesce(sum(pending), 0)::bigint AS pending,
       min(oldest) AS "oldestPendingAt", coalesce(sum(rejected), 0)::bigint AS rejected,
       coalesce(sum(parked), 0)::bigint AS parked, coalesce(sum(dead), 0)::bigint AS "crmDead" FROM judged`,
    [now],
  );
  return totals!;
}
