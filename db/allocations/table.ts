import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns } from '../documents/columns.ts';
import type { AllocationStatus } from './model.ts';

/** 配车. */
export const allocation = sqliteTable(
  'allocation',
  {
    id: id(),
    docNo: text('doc_no'),
    docOn: on('doc_on'),
    vehicleId: text('vehicle_id').notNull(),
    /** The VIN as it was: what is claimed. */
    vin: text('vin').notNull(),
    orderVehicleId: text('order_vehicle_id'),
    orderNo: text('order_no'),
    holdFor: text('hold_for'),
    ownerId: text('owner_id'),
    status: text('status').$type<AllocationStatus>().notNull(),
    takenFromId: text('taken_from_id'),
    /** 调拨订单 that brought the car: its claim is taken over. */
    transferId: text('transfer_id'),
    /** 借出单 the car is out on: its claim is taken over. */
    loanId: text('loan_id'),
    reason: text('reason'),
    ...claimColumns(),
    ...syncedColumns(),
  },
  (t) => [
    index('allocation_updated').on(t.updatedAt, t.id),
    index('allocation_status').on(t.status, t.claimState, t.updatedAt, t.id),
    index('allocation_owner').on(t.ownerId, t.updatedAt, t.id),
    index('allocation_vehicle').on(t.vehicleId, t.status),
    index('allocation_order').on(t.orderVehicleId, t.status),
    index('allocation_no').on(t.docNo),
  ],
);
