import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { documentColumns } from '../documents/columns.ts';
import type { GoodsLineKind, GoodsState } from './model.ts';

/** 发出商品 of a month. Its id is that of the month: two PCs that confirm it confirm the same one. */
export const goodsShipped = sqliteTable(
  'goods_shipped',
  {
    id: id(),
    ...documentColumns<GoodsState>(),
    month: text('month').notNull(),
    cars: integer('cars').notNull(),
    /** Net of VAT. */
    costFen: fen('cost_fen').notNull(),
    grossFen: fen('gross_fen').notNull(),
    ...syncedColumns(),
  },
  (t) => [index('goods_shipped_month').on(t.month), index('goods_shipped_no').on(t.docNo)],
);

/** A car of a month's list, append-only; a later invoice (or the car's return) writes the reversing line in its own month, below zero. */
export const goodsShippedLine = sqliteTable(
  'goods_shipped_line',
  {
    id: id(),
    month: text('month').notNull(),
    kind: text('kind').$type<GoodsLineKind>().notNull(),
    orderId: text('order_id').notNull(),
    orderVehicleId: text('order_vehicle_id').notNull(),
    customerId: text('customer_id').notNull(),
    customerName: text('customer_name'),
    vehicleId: text('vehicle_id').notNull(),
    vin: text('vin').notNull(),
    carName: text('car_name'),
    outNo: text('out_no'),
    leftOn: on('left_on').notNull(),
    costFen: fen('cost_fen').notNull(),
    grossFen: fen('gross_fen').notNull(),
    reversesId: text('reverses_id'),
    invoiceId: text('invoice_id'),
    ...syncedColumns(),
  },
  (t) => [index('goods_shipped_line_month').on(t.month, t.id), index('goods_shipped_line_car').on(t.orderVehicleId)],
);

/** 销售成本结转 of a car of an order, append-only; one that takes another back is the same below zero. */
export const costCarry = sqliteTable(
  'cost_carry',
  {
    id: id(),
    month: text('month').notNull(),
    carriedOn: on('carried_on').notNull(),
    orderId: text('order_id').notNull(),
    orderVehicleId: text('order_vehicle_id').notNull(),
    customerId: text('customer_id').notNull(),
    vehicleId: text('vehicle_id').notNull(),
    vin: text('vin').notNull(),
    invoiceId: text('invoice_id').notNull(),
    /** Net of VAT. */
    costFen: fen('cost_fen').notNull(),
    grossFen: fen('gross_fen').notNull(),
    reversesId: text('reverses_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('cost_carry_month').on(t.month, t.id),
    index('cost_carry_car').on(t.orderVehicleId),
    index('cost_carry_order').on(t.orderId),
    index('cost_carry_reverses').on(t.reversesId),
  ],
);
