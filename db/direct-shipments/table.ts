import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { documentColumns } from '../documents/columns.ts';
import type { DirectState } from './model.ts';

/** 直运申请. */
export const directRequest = sqliteTable(
  'direct_request',
  {
    id: id(),
    ...documentColumns<DirectState>(),
    orderId: text('order_id').notNull(),
    orderVehicleId: text('order_vehicle_id').notNull(),
    /** Of the order: whose car it is. */
    customerId: text('customer_id').notNull(),
    supplier: text('supplier'),
    address: text('address'),
    contact: text('contact'),
    phone: text('phone'),
    plannedOn: on('planned_on'),
    remark: text('remark'),
    /** The car as the waybill names it; its card is made with it. */
    vehicleId: text('vehicle_id'),
    vin: text('vin'),
    carrier: text('carrier'),
    waybillNo: text('waybill_no'),
    shippedOn: on('shipped_on'),
    /** The 发货单 that carries it to the signature. */
    deliveryNoteId: text('delivery_note_id'),
    costFen: fen('cost_fen'),
    ...syncedColumns(),
  },
  (t) => [
    index('direct_request_updated').on(t.updatedAt, t.id),
    index('direct_request_status').on(t.status, t.updatedAt, t.id),
    index('direct_request_car').on(t.orderVehicleId),
    index('direct_request_order').on(t.orderId),
    index('direct_request_note').on(t.deliveryNoteId),
    index('direct_request_no').on(t.docNo),
  ],
);
