import type { Queryable } from './database.ts';

/** A delivery to the head-office CRM that was given up. */
export interface DeadLetter {
  seq: number;
  storeId: string;
  entity: string;
  entityId: string;
  action: 'upsert' | 'delete';
  attempts: number;
  error: string | null;
  createdAt: number;
}

/** The queue towards the CRM in figures. */
export interface CrmQueue {
  pending: number;
  oldestAt: number | null;
  sentLastDay: number;
  dead: number;
  lastError: string | null;
}

export async function readCrmQueue(database: Queryable, now: number): Promise<CrmQueue> {
  const [queue] = await database.query<CrmQueue>(
    `SELECT count(*) FILTER (WHERE state = 'pending') AS pending,
       min(created_at) FILTER (WHERE state = 'pending') AS "oldestAt",
       count(*) FILTER (WHERE state = 'sent' AND done_at > $1::bigint - 86400000) AS "sentLastDay",
       count(*) FILTER (WHERE state = 'dead') AS dead,
       (SELECT last_error FROM crm_outbox WHERE state = 'pending' AND last_error IS NOT NULL
        ORDER BY next_try_at DESC LIMIT 1) AS "lastError"
     FROM crm_outbox`,
    [now],
  );
  return queue!;
}

/** Dead letters, oldest first; of one showroom, or of all (null). */
export function listDeadLetters(database: Queryable, storeId: string | null, limit: number): Promise<DeadLetter[]> {
  return database.query<DeadLetter>(
    `SELECT seq, store_id AS "storeId", entity, entity_id AS "entityId", action, attempts, last_error AS error,
       created_at AS "createdAt"
     FROM crm_outbox WHERE state = 'dead' AND ($1::text IS NULL OR store_id = $1) ORDER BY seq LIMIT $2`,
    [storeId, limit],
  );
}

/**
 * Sends dead letters again, one (`seq`) or all (null). One that a later entry of the same record overtook has nothing to say any
 * more and goes.
 * @returns how many are to be sent again
 */
export async function retryDeadLetters(tx: Queryable, seq: number | null, now: number): Promise<number> {
  await tx.query(
    `DELETE FROM crm_outbox dead WHERE state = 'dead' AND ($1::bigint IS NULL OR seq = $1) AND EXISTS (
       SELECT 1 FROM crm_outbox later WHERE later.store_id = dead.store_id AND later.entity = dead.entity
         AND later.entity_id = dead.entity_id AND later.seq > dead.seq)`,
    [seq],
  );
  const rows = await tx.query(
    `UPDATE crm_outbox SET state = 'pending', attempts = 0, refusals = 0, next_try_at = $2, leased_until = 0
     WHERE state = 'dead' AND ($1::bigint IS NULL OR seq = $1) RETURNING seq`,
    [seq, now],
  );
  return rows.length;
}
