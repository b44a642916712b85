import type { Queryable } from './database.ts';

/** What the head-office CRM is to be told about one record. */
export interface CrmEntry {
  seq: number;
  storeId: string;
  entity: string;
  entityId: string;
  rev: number;
  action: 'upsert' | 'delete';
  attempts: number;
  refusals: number;
}

/** A customer as it is after a push: shared or not. */
export interface CrmIntent {
  entityId: string;
  rev: number;
  action: 'upsert' | 'delete';
  /** Told whatever the queue knows; else only where its last entry is the record itself. */
  certain: boolean;
}

/** How long one worker has an entry for itself. */
const LEASE_MS = 5 * 60_000;

/**
 * Queues records for the CRM; a pending entry of the same record is replaced. A deletion that is not `certain` is queued only when
 * the CRM was told, or was about to be told, of the record. Where no CRM is set up, only one that was told of the record before is
 * told more, should it come back.
 */
export async function queueForCrm(
  tx: Queryable,
  { storeId, now, hasCrm }: { storeId: string; now: number; hasCrm: boolean },
  intents: CrmIntent[],
): Promise<void> {
  await tx.query(
    `INSERT INTO crm_outbox (store_id, entity, entity_id, rev, action, next_try_at, created_at)
     SELECT $1, 'customer', t.entity_id, t.rev, t.action, $2, $2
     FROM unnest($3::uuid[], $4::int[], $5::text[], $6::boolean[]) AS t(entity_id, rev, action, certain)
     WHERE (t.certain AND ($7 OR EXISTS (
         SELECT 1 FROM crm_outbox o WHERE o.store_id = $1 AND o.entity = 'customer' AND o.entity_id = t.entity_id)))
       OR 'upsert' = (
       SELECT o.action FROM crm_outbox o WHERE o.store_id = $1 AND o.entity = 'customer' AND o.entity_id = t.entity_id
       ORDER BY o.seq DESC LIMIT 1)
     ON CONFLICT (store_id, entity, entity_id) WHERE state = 'pending' DO UPDATE SET rev = EXCLUDED.rev,
       action = EXCLUDED.action, attempts = 0, refusals = 0, last_error = NULL, next_try_at = EXCLUDED.next_try_at`,
    [
      storeId,
      now,
      intents.map((intent) => intent.entityId),
      intents.map((intent) => intent.rev),
      intents.map((intent) => intent.action),
      intents.map((intent) => intent.certain),
      hasCrm,
    ],
  );
}

/** Queues the customers who agreed before a CRM was set up. @returns how many */
export async function queueAgreedBefore(database: Queryable, now: number): Promise<number> {
  const queued = await database.query(
    `INSERT INTO crm_outbox (store_id, entity, entity_id, rev, action, next_try_at, created_at)
     SELECT c.store_id, 'customer', c.id, c.rev, 'upsert', $1, $1 FROM customer c
     WHERE c.deleted_at IS NULL AND c.merged_into IS NULL AND c.data ->> 'hqShareConsent' = 'granted' AND NOT EXISTS (
       SELECT 1 FROM crm_outbox o WHERE o.store_id = c.store_id AND o.entity = 'customer' AND o.entity_id = c.id)
     ON CONFLICT (store_id, entity, entity_id) WHERE state = 'pending' DO NOTHING RETURNING 1`,
    [now],
  );
  return queued.length;
}

/** Takes the next due entries for this worker, oldest first. */
export async function leaseEntries(database: Queryable, now: number, limit: number): Promise<CrmEntry[]> {
  const entries = await database.query<CrmEntry>(
    `UPDATE crm_outbox SET leased_until = $1::bigint + $2::bigint WHERE seq IN (
       SELECT seq FROM crm_outbox WHERE state = 'pending' AND next_try_at <= $1 AND leased_until <= $1
       ORDER BY seq LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING seq, store_id AS "storeId", entity, entity_id AS "entityId", rev, action, attempts, refusals`,
    [now, LEASE_MS, limit],
  );
  return entries.sort((a, b) => a.seq - b.seq);
}

/** Marks an entry delivered, unless the record changed meanwhile: then it stays pending with its new revision. */
export async function entrySent(database: Queryable, { seq, rev, action }: CrmEntry, now: number): Promise<void> {
  await database.query(
    `UPDATE crm_outbox SET leased_until = 0,
       state = CASE WHEN rev = $2 AND action = $3 THEN 'sent' ELSE state END,
       done_at = CASE WHEN rev = $2 AND action = $3 THEN $4::bigint END WHERE seq = $1`,
    [seq, rev, action, now],
  );
}

/** Keeps an entry for later, or gives it up (`dead`) for an operator to look at. */
export async function entryFailed(
  database: Queryable,
  entry: CrmEntry,
  failure: { error: string; refused: boolean; dead: boolean; nextTryAt: number },
): Promise<void> {
  await database.query(
    `UPDATE crm_outbox SET leased_until = 0, attempts = attempts + 1, refusals = refusals + $4, last_error = $5,
       next_try_at = $6, state = CASE WHEN $7 THEN 'dead' ELSE state END
     WHERE seq = $1 AND rev = $2 AND action = $3`,
    [
      entry.seq,
      entry.rev,
      entry.action,
      failure.refused ? 1 : 0,
      failure.error.slice(0, 500),
      failure.nextTryAt,
      failure.dead,
    ],
  );
}

/** Gives back entries that were leased and not tried. */
export async function releaseEntries(database: Queryable, seqs: number[]): Promise<void> {
  await database.query('UPDATE crm_outbox SET leased_until = 0 WHERE seq = ANY($1::bigint[])', [seqs]);
}

/** How long a delivered entry stays to be looked at, unless it is the record's last: that one says the CRM knows of it. */
const SENT_KEPT_MS = 30 * 24 * 60 * 60_000;

/** Drops delivered entries that nobody needs any more. */
export async function forgetSent(database: Queryable, now: number): Promise<void> {
  await database.query(
    `DELETE FROM crm_outbox old WHERE state = 'sent' AND done_at < $1 AND EXISTS (
       SELECT 1 FROM crm_outbox later WHERE later.store_id = old.store_id AND later.entity = old.entity
         AND later.entity_id = old.entity_id AND later.seq > old.seq)`,
    [now - SENT_KEPT_MS],
  );
}
