import type { Queryable } from './database.ts';
import type { ReadOperation } from './operation.ts';
import type { Pusher } from './operations.ts';

/** An operation that broke the gateway when applied; kept with its bytes until it works. */
export interface ParkedOperation {
  opId: string;
  deviceId: string;
  entityId: string;
  tries: number;
  lastAt: number;
  parkedAt: number | null;
}

const COLUMNS = `op_id AS "opId", device_id AS "deviceId", entity_id AS "entityId", tries, last_at AS "lastAt", parked_at AS "parkedAt"`;

/** Troubled operations on these records. */
export function parkedOn(tx: Queryable, storeId: string, entityIds: string[]): Promise<ParkedOperation[]> {
  return tx.query<ParkedOperation>(
    `SELECT ${COLUMNS} FROM parked_op WHERE store_id = $1 AND entity_id = ANY($2::uuid[])`,
    [storeId, entityIds],
  );
}

/** Notes one more failed try; from `limit` tries on the operation is parked. */
export async function noteFailure(
  tx: Queryable,
  pusher: Pusher,
  operation: Pick<ReadOperation, 'opId' | 'body' | 'raw'>,
  error: string,
  limit: number,
): Promise<ParkedOperation> {
  const [row] = await tx.query<ParkedOperation>(
    `INSERT INTO parked_op (op_id, store_id, device_id, entity, entity_id, raw, tries, error, first_at, last_at, parked_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8, CASE WHEN $9 <= 1 THEN $8::bigint END)
     ON CONFLICT (op_id) DO UPDATE SET tries = parked_op.tries + 1, error = EXCLUDED.error, last_at = EXCLUDED.last_at,
       parked_at = coalesce(parked_op.parked_at, CASE WHEN parked_op.tries + 1 >= $9 THEN EXCLUDED.last_at END)
     RETURNING ${COLUMNS}`,
    [
      operation.opId,
      pusher.storeId,
      pusher.deviceId,
      operation.body.entity,
      operation.body.entity_id,
      operation.raw,
      error,
      pusher.now,
      limit,
    ],
  );
  return row!;
}

/**
 * Forgets operations no PC has sent since `before` (UTC ms): it gave them up, or was replaced. One that comes again is tried anew.
 * @returns how many
 */
export async function forgetParked(database: Queryable, before: number): Promise<number> {
  return (await database.query('DELETE FROM parked_op WHERE last_at < $1 RETURNING op_id', [before])).length;
}

/** Forgets operations that got their final answer after all. */
export async function unpark(tx: Queryable, opIds: string[]): Promise<void> {
  await tx.query('DELETE FROM parked_op WHERE op_id = ANY($1::uuid[])', [opIds]);
}
