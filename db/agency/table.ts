import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { AgencyKind, agencyMethods } from './model.ts';

/** 代办付款. */
export const agencyEntry = sqliteTable(
  'agency_entry',
  {
    id: id(),
    orderId: text('order_id').notNull(),
    kind: text('kind').$type<AgencyKind>().notNull(),
    payee: text('payee').notNull(),
    amountFen: fen('amount_fen').notNull(),
    method: text('method').$type<(typeof agencyMethods)[number]>().notNull(),
    externalRef: text('external_ref'),
    paidOn: on('paid_on').notNull(),
    remark: text('remark'),
    /** The one this one takes back, whole; why stands in `remark`. */
    reversesId: text('reverses_id'),
    ...syncedColumns(),
  },
  (t) => [index('agency_entry_order').on(t.orderId, t.paidOn, t.id), index('agency_entry_reverses').on(t.reversesId)],
);
