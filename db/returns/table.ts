import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bool, fen, id, syncedColumns } from '../core/columns.ts';
import { documentColumns } from '../documents/columns.ts';
import type { ReturnKind, ReturnState } from './model.ts';

/** 退车. The terms are those of the moment it was asked for. */
export const vehicleReturn = sqliteTable(
  'vehicle_return',
  {
    id: id(),
    ...documentColumns<ReturnState>(),
    orderId: text('order_id').notNull(),
    orderVehicleId: text('order_vehicle_id').notNull(),
    contractId: text('contract_id'),
    customerId: text('customer_id').notNull(),
    customerName: text('customer_name'),
    vehicleId: text('vehicle_id').notNull(),
    vin: text('vin').notNull(),
    kind: text('kind').$type<ReturnKind>().notNull(),
    reason: text('reason').notNull(),
    odometerKm: integer('odometer_km').notNull(),
    perThousandKmBp: integer('per_thousand_km_bp'),
    registered: bool('registered'),
    soldFen: fen('sold_fen').notNull(),
    paidFen: fen('paid_fen').notNull(),
    useFeeFen: fen('use_fee_fen').notNull(),
    refundFen: fen('refund_fen').notNull(),
    inKm: integer('in_km'),
    inNote: text('in_note'),
    inspection: text('inspection'),
    deregistrationNo: text('deregistration_no'),
    ...syncedColumns(),
  },
  (t) => [
    index('vehicle_return_updated').on(t.updatedAt, t.id),
    index('vehicle_return_status').on(t.status, t.updatedAt, t.id),
    index('vehicle_return_car').on(t.orderVehicleId),
    index('vehicle_return_order').on(t.orderId),
    index('vehicle_return_vin').on(t.vin),
    index('vehicle_return_no').on(t.docNo),
  ],
);
