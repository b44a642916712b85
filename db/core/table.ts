import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at } from './columns.ts';

/** Append-only, hash-chained record of every write, view, search, reveal and export (审计). Triggers refuse changes. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: at('at').notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id'),
    /** Revision the write produced, so that a stale form can be told what changed since. */
    rev: integer('rev'),
    /** JSON: for an update `{field: [before, after]}`, else what the action needs to be understood later. */
    detail: text('detail').notNull(),
    /** The PC a change that arrived was saved on; null: this one. */
    device: text('device'),
    hash: text('hash').notNull(),
  },
  (t) => [index('audit_entity').on(t.entityId, t.seq)],
);

/** Facts of this PC alone (JSON values), e.g. whether the recovery key was confirmed; the showroom's settings are `showroom_setting`. */
export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: at('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** What a person has typed and not yet saved (草稿); kept here because it is personal data and must be encrypted. */
export const draft = sqliteTable(
  'draft',
  {
    staffId: text('staff_id').notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
    at: at('at').notNull(),
  },
  (t) => [uniqueIndex('draft_owner').on(t.staffId, t.key)],
);
