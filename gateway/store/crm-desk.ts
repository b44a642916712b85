import type { Queryable } from './database.ts';

/** One entry of the queue towards the CRM, as a showroom may read it. */
export interface CrmHistoryRow {
  entityId: string;
  rev: number;
  action: 'upsert' | 'delete';
  state: 'pending' | 'sent' | 'dead';
  attempts: number;
  lastError: string | null;
  createdAt: number;
  doneAt: number | null;
}

/** Entries shown of one record. */
const MOST = 20;

export function historyOf(database: Queryable, storeId: string, ids: readonly string[]): Promise<CrmHistoryRow[]> {
  return database.query<CrmHistoryRow>(
    `SELECT entity_id AS "entityId", rev, action, state, attempts, last_error AS "lastError", created_at AS "createdAt",
       done_at AS "doneAt"
     FROM (SELECT o.*, row_number() OVER (PARTITION BY entity_id ORDER BY seq DESC) AS place FROM crm_outbox o
       WHERE store_id = $1 AND entity = 'customer' AND entity_id = ANY($2::uuid[])) newest
     WHERE place <= ${MOST} ORDER BY seq DESC`,
    [storeId, ids],
  );
}

/**
 * Queues customers who agreed, as they are in this very moment; one that waits is tried at once, one whose last entry was delivered as it
 * stands is left alone. @returns the ids that are waiting now
 */
export async function queueNow(
  database: Queryable,
  { storeId, ids, now }: { storeId: string; ids: readonly string[]; now: number },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const queued = await database.query<{ id: string }>(
    `INSERT INTO crm_outbox (store_id, entity, entity_id, rev, action, next_try_at, created_at)
     SELECT c.store_id, 'customer', c.id, c.rev, 'upsert', $2, $2 FROM customer c
     WHERE c.store_id = $1 AND c.id = ANY($3::uuid[]) AND c.deleted_at IS NULL AND c.merged_into IS NULL
       AND c.data ->> 'hqShareConsent' = 'granted'
       AND NOT EXISTS (SELECT 1 FROM (
           SELECT o.rev, o.action, o.state FROM crm_outbox o
           WHERE o.store_id = c.store_id AND o.entity = 'customer' AND o.entity_id = c.id ORDER BY o.seq DESC LIMIT 1) last
         WHERE last.rev = c.rev AND last.action = 'upsert' AND last.state = 'sent')
     ON CONFLICT (store_id, entity, entity_id) WHERE state = 'pending' DO UPDATE SET next_try_at = EXCLUDED.next_try_at
     RETURNING entity_id AS id`,
    [storeId, now, ids],
  );
  return queued.map(({ id }) => id);
}
