import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';

/** 活动. */
export const campaign = sqliteTable(
  'campaign',
  {
    id: id(),
    name: text('name').notNull(),
    fromOn: on('from_on').notNull(),
    toOn: on('to_on').notNull(),
    place: text('place'),
    budgetFen: fen('budget_fen'),
    costFen: fen('cost_fen'),
    note: text('note'),
    ...syncedColumns(),
  },
  (t) => [index('campaign_from').on(t.fromOn, t.id)],
);
