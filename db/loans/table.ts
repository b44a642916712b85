import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type { LoanPurpose, LoanState, RequestState, Ticks } from './model.ts';

const lending = () => ({
  vehicleId: text('vehicle_id').notNull(),
  vin: text('vin').notNull(),
  customerId: text('customer_id'),
  borrower: text('borrower'),
  purpose: text('purpose').$type<LoanPurpose>().notNull(),
  dueBackOn: on('due_back_on'),
  depositFen: fen('deposit_fen'),
});

/** 出库申请单. */
export const stockOutRequest = sqliteTable(
  'stock_out_request',
  {
    id: id(),
    ...documentColumns<RequestState>(),
    ...claimColumns(),
    ...lending(),
    reason: text('reason').notNull(),
    /** Steps outside the system that were noted, by their number. */
    ticks: text('ticks', { mode: 'json' }).$type<Ticks>(),
    ...syncedColumns(),
  },
  (t) => [
    index('stock_out_request_updated').on(t.updatedAt, t.id),
    index('stock_out_request_status').on(t.status, t.updatedAt, t.id),
    index('stock_out_request_car').on(t.vehicleId, t.status),
    index('stock_out_request_no').on(t.docNo),
  ],
);

/** 库存借出单: the car is out of the house, and still ours. */
export const loan = sqliteTable(
  'loan',
  {
    id: id(),
    ...documentColumns<LoanState>(),
    ...claimColumns(),
    ...lending(),
    requestId: text('request_id').notNull(),
    odometerOutKm: integer('odometer_out_km'),
    outNote: text('out_note'),
    lentOn: on('lent_on'),
    odometerInKm: integer('odometer_in_km'),
    damageNote: text('damage_note'),
    chargeFen: fen('charge_fen'),
    backOn: on('back_on'),
    orderId: text('order_id'),
    orderVehicleId: text('order_vehicle_id'),
    /** 配车 that took the claim over. */
    allocationId: text('allocation_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('loan_updated').on(t.updatedAt, t.id),
    index('loan_status').on(t.status, t.dueBackOn, t.id),
    index('loan_request').on(t.requestId),
    index('loan_car').on(t.vehicleId, t.status),
    index('loan_order').on(t.orderId),
    index('loan_no').on(t.docNo),
  ],
);
