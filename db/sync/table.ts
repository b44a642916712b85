import { isNotNull } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, syncedColumns } from '../core/columns.ts';
import type { EntityName } from '../records.ts';
import type { IssueKind, OutboxState } from './model.ts';

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
    /** Of an operation another PC saved and a USB stick brought here: that PC, its epoch and its number. */
    originDevice: text('origin_device'),
    originEpoch: text('origin_epoch'),
    originSeq: integer('origin_seq'),
    /** The last file from a stick that held it (`usb_import`). */
    importId: text('import_id'),
  },
  (t) => [
    index('outbox_state').on(t.state, t.opSeq),
    index('outbox_entity').on(t.entityId, t.opSeq),
    // Only what was delivered: a save would otherwise touch one more page for nothing.
    index('outbox_acked').on(t.ackedAt).where(isNotNull(t.ackedAt)),
    // Only deferred operations have a time of their next try: finding them must not read a backlog of 100,000 bodies.
    index('outbox_deferred').on(t.nextTryAt, t.attempts).where(isNotNull(t.nextTryAt)),
    // Counted at every answer while the page is open; what was saved here is not in it.
    index('outbox_import').on(t.importId, t.state).where(isNotNull(t.importId)),
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
  /** 设备码 of this PC's document numbers, the gateway's; null: it gave none yet. */
  deviceCode: text('device_code'),
  /** The showrooms of the group as the gateway told last: JSON of `{ id, name }`. */
  groupStores: text('group_stores'),
  lastOkAt: at('last_ok_at'),
  clockOffsetMs: integer('clock_offset_ms'),
  /** Everything up to this sequence of the showroom's change feed is in this store. */
  cursor: integer('cursor').notNull().default(0),
  /** While a snapshot is being received: the place of the next page ('' for the first); null when none is. */
  snapshotAfter: text('snapshot_after'),
  snapshotDone: integer('snapshot_done').notNull().default(0),
  snapshotTotal: integer('snapshot_total').notNull().default(0),
  /** Grows with every batch handed out; the sidecar file holds the same number, so that a restored copy of the store shows. */
  counter: integer('counter').notNull().default(0),
  /** Operations numbered after this one are sent under the present epoch and no other. */
  epochFrom: integer('epoch_from').notNull().default(0),
  /** Version of the documents that was received; superseded by `knownFields`. */
  schemaV: integer('schema_v').notNull().default(1),
  /** Which fields the app knew that received the records: another one receives everything anew, for what was left out. */
  knownFields: text('known_fields'),
  /** Last nightly proof, JSON of `Proof` in the model. */
  proof: text('proof'),
  enrolledAt: at('enrolled_at').notNull(),
});

/** 需处理: a change two people made at once, or head office refused; open until a person decides. */
export const syncIssue = sqliteTable(
  'sync_issue',
  {
    id: text('id').primaryKey(),
    opId: text('op_id').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    kind: text('kind').$type<IssueKind>().notNull(),
    /** `{field: value}` as saved here, and as head office has them. */
    localJson: text('local_json').notNull(),
    serverJson: text('server_json'),
    localBy: text('local_by').notNull(),
    localAt: at('local_at').notNull(),
    /** Sequence of head office's document the decision was or will be made against. */
    serverSeq: integer('server_seq'),
    code: text('code'),
    message: text('message'),
    openedAt: at('opened_at').notNull(),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by'),
    /** JSON of `Resolution` in the model. */
    resolution: text('resolution'),
  },
  (t) => [
    index('sync_issue_open').on(t.resolvedAt, t.openedAt),
    index('sync_issue_entity').on(t.entityId),
    index('sync_issue_op').on(t.opId),
  ],
);

/**
 * What the showroom's other PCs know of an open issue, so that whoever may decide does it where they sit. Its id is that of the operation
 * it is about; a removed one was withdrawn: the change was sent again or given up.
 */
export const question = sqliteTable(
  'question',
  {
    id: id(),
    /** The record with two versions. */
    entity: text('entity').$type<EntityName>().notNull(),
    entityId: text('entity_id').notNull(),
    kind: text('kind').$type<IssueKind>().notNull(),
    /** The PC that met it. */
    askedFrom: text('asked_from').notNull(),
    /**
     * `{field: value}` as text, of the fields both changed: as saved there, and before that. Empty again once nobody can take the decision
     * back.
     */
    mineJson: text('mine_json'),
    beforeJson: text('before_json'),
    /** What stood at head office when it was decided. */
    theirsJson: text('theirs_json'),
    localBy: text('local_by').notNull(),
    localAt: at('local_at').notNull(),
    openedAt: at('opened_at').notNull(),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by'),
    /** JSON of `Resolution` in the model. */
    resolution: text('resolution'),
    ...syncedColumns(),
  },
  (t) => [index('question_resolved').on(t.resolvedAt), index('question_entity').on(t.entityId)],
);

/** Files this PC carried out on a stick, and the receipt that came back. */
export const usbExport = sqliteTable('usb_export', {
  id: text('id').primaryKey(),
  at: at('at').notNull(),
  count: integer('count').notNull(),
  receiptAt: at('receipt_at'),
  /** Answers the newest receipt held. */
  answered: integer('answered').notNull().default(0),
});

/** Files of other PCs brought in here: whose they are, and what their receipt is sealed with. */
export const usbImport = sqliteTable('usb_import', {
  id: text('id').primaryKey(),
  device: text('device').notNull(),
  deviceId: text('device_id').notNull(),
  epoch: text('epoch').notNull(),
  carriedOutAt: at('carried_out_at').notNull(),
  count: integer('count').notNull(),
  broughtInAt: at('brought_in_at').notNull(),
  salt: blob('salt', { mode: 'buffer' }).notNull(),
  passCheck: blob('pass_check', { mode: 'buffer' }).notNull(),
  /** Made from the passphrase; opens receipts of this file and not the file itself. */
  receiptKey: blob('receipt_key', { mode: 'buffer' }).notNull(),
  receiptAt: at('receipt_at'),
});
