import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, syncedColumns } from '../core/columns.ts';
import type { Mergeable } from '../records.ts';
import type { DuplicateReason, DuplicateState } from './model.ts';

/** 疑似重复: a pair of cards head office found to look like one customer or one car. */
export const duplicate = sqliteTable(
  'duplicate',
  {
    id: id(),
    entity: text('entity').$type<Mergeable>().notNull(),
    leftId: text('left_id').notNull(),
    rightId: text('right_id').notNull(),
    reasons: text('reasons', { mode: 'json' }).$type<DuplicateReason[]>().notNull(),
    state: text('state').$type<DuplicateState>().notNull(),
    ...syncedColumns(),
  },
  (t) => [
    index('duplicate_state').on(t.state, t.id),
    index('duplicate_left').on(t.leftId),
    index('duplicate_right').on(t.rightId),
  ],
);
