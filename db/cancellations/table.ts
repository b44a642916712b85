import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type { Fault } from '../money/deposit.ts';
import type { CancellationState } from './model.ts';

/** 退订. The terms are those of the moment it was asked for. */
export const cancellation = sqliteTable(
  'cancellation',
  {
    id: id(),
    ...documentColumns<CancellationState>(),
    ...claimColumns(),
    contractId: text('contract_id'),
    orderId: text('order_id'),
    /** One car of an order of several. */
    orderVehicleId: text('order_vehicle_id'),
    customerId: text('customer_id').notNull(),
    customerName: text('customer_name'),
    fault: text('fault').$type<Fault>().notNull(),
    reason: text('reason').notNull(),
    contractFen: fen('contract_fen').notNull(),
    paidFen: fen('paid_fen').notNull(),
    bindingFen: fen('binding_fen').notNull(),
    keptFen: fen('kept_fen').notNull(),
    refundFen: fen('refund_fen').notNull(),
    compensationFen: fen('compensation_fen').notNull(),
    ...syncedColumns(),
  },
  (t) => [
    index('cancellation_updated').on(t.updatedAt, t.id),
    index('cancellation_status').on(t.status, t.updatedAt, t.id),
    index('cancellation_order').on(t.orderId),
    index('cancellation_contract').on(t.contractId),
    index('cancellation_of').on(t.customerId),
    index('cancellation_no').on(t.docNo),
  ],
);
