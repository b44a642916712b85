import type { Queryable } from './database.ts';

/** An operation the gateway could not work on, as an operator sees it. Instants UTC ms. */
export interface ParkedView {
  opId: string;
  storeId: string;
  deviceName: string | null;
  entity: string;
  tries: number;
  /** The error's kind (`SQLSTATE 22003`), without any content. */
  error: string;
  firstAt: number;
  lastAt: number;
}

/** Parked operations, the longest waiting first; of one showroom, or of all (null). */
export function listParked(database: Queryable, storeId: string | null, limit: number): Promise<ParkedView[]> {
  return database.query<ParkedView>(
    `SELECT op_id AS "opId", p.store_id AS "storeId", d.name AS "deviceName", entity, tries, error,
       first_at AS "firstAt", last_at AS "lastAt"
     FROM parked_op p LEFT JOIN device d USING (device_id)
     WHERE parked_at IS NOT NULL AND ($1::text IS NULL OR p.store_id = $1) ORDER BY first_at LIMIT $2`,
    [storeId, limit],
  );
}

/** A parked operation rests this long between two tries (push/redo.ts). */
const REST_MS = 60 * 60_000;

/** Ends the rest of parked operations: they are tried again with their PC's next push. @returns how many */
export async function retryParked(tx: Queryable, opIds: readonly string[]): Promise<number> {
  const rows = await tx.query(
    `UPDATE parked_op SET last_at = last_at - ${REST_MS} WHERE op_id = ANY($1::uuid[]) AND parked_at IS NOT NULL
     RETURNING op_id`,
    [opIds],
  );
  return rows.length;
}
