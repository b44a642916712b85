import { CLAIM_FIELDS, claimsFor, orderKey } from '../../../db/documents/claim.ts';
import { ORDER_OVER } from '../../../db/orders/model.ts';
import { orderLine, orderVehicle, salesOrder } from '../../../db/orders/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

type Head = typeof salesOrder.$inferSelect;
/** The negotiation an order has to itself from the moment it is numbered until it is off. */
const threadOf = (row: Head | null): string | null =>
  row === null || row.docNo === null || row.deletedAt !== null || ORDER_OVER.includes(row.status)
    ? null
    : orderKey(row.threadId);

/** Tells what a customer bought: it travels only as the customer may. One that lost its quote asks again with its next step. */
export const salesOrderSync: SyncedEntity<typeof salesOrder> = {
  name: 'sales_order',
  table: salesOrder,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  headOffice: CLAIM_FIELDS,
  label: (row) => row.docNo ?? row.customerName ?? '',
  claims: (row, before) =>
    claimsFor(threadOf(row), threadOf(before), row.claimState === 'lost' && row.status !== before?.status),
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
