import { orderLine, orderVehicle, salesOrder } from '../../../db/orders/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Tells what a customer bought: it travels only as the customer may. */
export const salesOrderSync: SyncedEntity<typeof salesOrder> = {
  name: 'sales_order',
  table: salesOrder,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo ?? row.customerName ?? '',
};

const CUSTOMER = 'SELECT customer_id FROM sales_order WHERE id = ?';
const mayLeaveWith = (db: Connection, orderId: string): boolean => {
  const customerId = prepared(db, CUSTOMER).pluck().get(orderId) as string | undefined;
  return customerId !== undefined && hasAgreed(db, customerId);
};

/** Cars and lines without an amount: the list of what was sent is read by others too. */
export const orderVehicleSync: SyncedEntity<typeof orderVehicle> = {
  name: 'order_vehicle',
  table: orderVehicle,
  mayLeave: (row, _patch, db) => mayLeaveWith(db, row.orderId),
  label: (row) => [row.lineNo, row.exteriorColor, row.interiorColor].filter(Boolean).join(' '),
};

export const orderLineSync: SyncedEntity<typeof orderLine> = {
  name: 'order_line',
  table: orderLine,
  mayLeave: (row, _patch, db) => mayLeaveWith(db, row.orderId),
  label: (row) => `${row.lineNo} ${row.title ?? row.kind}`,
};
