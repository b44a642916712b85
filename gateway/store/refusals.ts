import type { Queryable } from './database.ts';

/** An operation that was refused for good. `raw` is the operation's text; only its kind of record may be shown. */
export interface Refusal {
  opId: string;
  storeId: string;
  deviceName: string | null;
  at: number;
  code: string;
  /** Names field and rule, never a value. */
  message: string;
  raw: Uint8Array;
}

/** The newest refusals of one showroom, or of all (null). */
export function listRefusals(
  database: Queryable,
  { storeId, since, limit }: { storeId: string | null; since: number; limit: number },
): Promise<Refusal[]> {
  return database.query<Refusal>(
    `SELECT op_id AS "opId", o.store_id AS "storeId", d.name AS "deviceName", at, code, message, raw
     FROM applied_op o LEFT JOIN device d USING (device_id)
     WHERE o.status = 'rejected' AND at > $2 AND ($1::text IS NULL OR o.store_id = $1)
     ORDER BY at DESC LIMIT $3`,
    [storeId, since, limit],
  );
}

/** Refusals by reason, most frequent first. */
export function countRefusalReasons(
  database: Queryable,
  { storeId, since }: { storeId: string | null; since: number },
): Promise<{ message: string; count: number }[]> {
  return database.query(
    `SELECT message, count(*) AS count FROM applied_op
     WHERE status = 'rejected' AND at > $2 AND ($1::text IS NULL OR store_id = $1)
     GROUP BY message ORDER BY 2 DESC, 1 LIMIT 10`,
    [storeId, since],
  );
}
