import { isNotNull } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from '../core/columns.ts';
import type { OutboxState } from './model.ts';

/** Operations on their way to the gateway (SYNC.md, client tables). `body` is the exact JSON text whose hash travels. */
export const outbox = sqliteTable(
  'outbox',
  {
    opSeq: integer('op_seq').primaryKey({ autoIncrement: true }),
    opId: text('op_id').notNull().unique(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    kind: text('kind').notNull(),
    body: text('body').notNull(),
    sha256: text('sha256').notNull(),
    schemaV: integer('schema_v').notNull(),
    actorId: text('actor_id').notNull(),
    wallAt: at('wall_at').notNull(),
    state: text('state').$type<OutboxState>().notNull(),
    attempts: integer('attempts').notNull(),
    nextTryAt: at('next_try_at'),
    code: text('code'),
    message: text('message'),
    serverSeq: integer('server_seq'),
    ackedAt: at('acked_at'),
  },
  (t) => [
    index('outbox_state').on(t.state, t.opSeq),
    index('outbox_entity').on(t.entityId, t.opSeq),
    // Only what was delivered: a save would otherwise touch one more page for nothing.
    index('outbox_acked').on(t.ackedAt).where(isNotNull(t.ackedAt)),
    // Only deferred operations have a time of their next try: finding them must not read a backlog of 100,000 bodies.
    index('outbox_deferred').on(t.nextTryAt, t.attempts).where(isNotNull(t.nextTryAt)),
  ],
);

/** One row: who this PC is to the gateway. The private key never leaves the encrypted store and the sync worker's memory. */
export const syncState = sqliteTable('sync_state', {
  id: integer('id').primaryKey(),
  gatewayUrl: text('gateway_url').notNull(),
  deviceId: text('device_id').notNull(),
  storeId: text('store_id').notNull(),
  operator: text('operator').$type<'dealer' | 'head_office'>().notNull(),
  epoch: text('epoch').notNull(),
  gatewayEpoch: text('gateway_epoch').notNull(),
  /** PKCS#8 DER of the P-256 key made on this PC. */
  privateKey: blob('private_key', { mode: 'buffer' }).notNull(),
  lastOkAt: at('last_ok_at'),
  clockOffsetMs: integer('clock_offset_ms'),
  enrolledAt: at('enrolled_at').notNull(),
});
