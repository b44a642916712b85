import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { damageKinds, damageSeverities, damageStates, liableParties } from './model.ts';

/** 采购订单. */
export const purchaseOrder = sqliteTable(
  'purchase_order',
  {
    id: id(),
    // Not unique: two PCs without a line may both enter one order.
    orderNo: text('order_no').notNull(),
    supplier: text('supplier'),
    orderedOn: on('ordered_on'),
    remarks: text('remarks'),
    ...syncedColumns(),
  },
  (t) => [index('purchase_order_no').on(t.orderNo), index('purchase_order_supplier').on(t.supplier)],
);

/** 采购明细: a row a car. */
export const purchaseLine = sqliteTable(
  'purchase_line',
  {
    id: id(),
    orderId: text('order_id').notNull(),
    batch: text('batch'),
    modelId: text('model_id'),
    series: text('series'),
    model: text('model'),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    options: text('options'),
    vin: text('vin'),
    allocatedOn: on('allocated_on'),
    shippedOn: on('shipped_on'),
    expectedOn: on('expected_on'),
    arrivedOn: on('arrived_on'),
    priceFen: fen('price_fen'),
    paidOn: on('paid_on'),
    paidFen: fen('paid_fen'),
    vehicleId: text('vehicle_id'),
    promisedToId: text('promised_to_id'),
    checks: text('checks', { mode: 'json' }).$type<string[]>(),
    remarks: text('remarks'),
    ...syncedColumns(),
  },
  (t) => [
    index('purchase_line_of').on(t.orderId, t.id),
    index('purchase_line_expected').on(t.expectedOn, t.id),
    index('purchase_line_series').on(t.series, t.expectedOn, t.id),
    index('purchase_line_vin').on(t.vin),
  ],
);

/** 质损: what is wrong with a car. */
export const damage = sqliteTable(
  'damage',
  {
    id: id(),
    vehicleId: text('vehicle_id').notNull(),
    part: text('part').notNull(),
    kind: text('kind').$type<(typeof damageKinds)[number]>().notNull(),
    severity: text('severity').$type<(typeof damageSeverities)[number]>().notNull(),
    note: text('note'),
    liable: text('liable').$type<(typeof liableParties)[number]>(),
    fen: fen('fen'),
    state: text('state').$type<(typeof damageStates)[number]>().notNull(),
    ...syncedColumns(),
  },
  (t) => [index('damage_of').on(t.vehicleId, t.id), index('damage_state').on(t.state, t.id)],
);
