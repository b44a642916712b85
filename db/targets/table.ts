import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, syncedColumns } from '../core/columns.ts';

/** 月目标. */
export const salesTarget = sqliteTable(
  'sales_target',
  {
    /** Made from month and person, so that two PCs without a line set the same one. */
    id: id(),
    month: text('month').notNull(),
    staffId: text('staff_id'),
    orders: integer('orders'),
    deliveries: integer('deliveries'),
    parties: integer('parties'),
    newCards: integer('new_cards'),
    drives: integer('drives'),
    captureBp: integer('capture_bp'),
    ...syncedColumns(),
  },
  (t) => [index('sales_target_of').on(t.month, t.staffId)],
);
