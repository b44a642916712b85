import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, syncedColumns } from '../core/columns.ts';

/** 月初结转. */
export const carryOver = sqliteTable(
  'carry_over',
  {
    /** Made from the month, so that two PCs without a line make the same one. */
    id: id(),
    month: text('month').notNull(),
    lines: text('lines', { mode: 'json' }).$type<string[]>().notNull(),
    ...syncedColumns(),
  },
  (t) => [index('carry_over_month').on(t.month)],
);
