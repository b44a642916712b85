import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type {
  CarSnapshot,
  damageBearers,
  freightPayers,
  PriceRule,
  receiveModes,
  SettlementState,
  TransferInState,
  TransferOrderState,
  TransferOutState,
  taxpayerKinds,
  transferPurposes,
} from './model.ts';

/** Between which stores; both know the paper by the same id. */
const way = () => ({
  fromStoreId: text('from_store_id').notNull(),
  fromStoreName: text('from_store_name'),
  toStoreId: text('to_store_id').notNull(),
  toStoreName: text('to_store_name'),
});

/** 调拨订单. What stands in no list of `relay.ts` is this store's own: the order it is for, its card of the car, remarks. */
export const transferOrder = sqliteTable(
  'transfer_order',
  {
    id: id(),
    ...documentColumns<TransferOrderState>(),
    ...claimColumns(),
    ...way(),
    vin: text('vin'),
    wanted: text('wanted'),
    purpose: text('purpose').$type<(typeof transferPurposes)[number]>(),
    priceRule: text('price_rule').$type<PriceRule>().notNull(),
    ruleFen: fen('rule_fen'),
    freightBy: text('freight_by').$type<(typeof freightPayers)[number]>().notNull(),
    receiveMode: text('receive_mode').$type<(typeof receiveModes)[number]>().notNull(),
    neededOn: on('needed_on'),
    askedByName: text('asked_by_name'),
    answeredByName: text('answered_by_name'),
    /** Why it was refused. */
    answer: text('answer'),
    orderVehicleId: text('order_vehicle_id'),
    vehicleId: text('vehicle_id'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('transfer_order_updated').on(t.updatedAt, t.id),
    index('transfer_order_status').on(t.status, t.updatedAt, t.id),
    index('transfer_order_of').on(t.orderVehicleId),
    index('transfer_order_car').on(t.vehicleId),
    index('transfer_order_no').on(t.docNo),
  ],
);

/** 调拨出库单 (DC): a fact once signed. */
export const transferOut = sqliteTable(
  'transfer_out',
  {
    id: id(),
    ...documentColumns<TransferOutState>(),
    ...way(),
    transferId: text('transfer_id').notNull(),
    vin: text('vin').notNull(),
    car: text('car', { mode: 'json' }).$type<CarSnapshot>().notNull(),
    odometerKm: integer('odometer_km'),
    keyCount: integer('key_count'),
    certificates: text('certificates', { mode: 'json' }).$type<string[]>(),
    carrier: text('carrier'),
    freightFen: fen('freight_fen'),
    priceFen: fen('price_fen'),
    receiveMode: text('receive_mode').$type<(typeof receiveModes)[number]>().notNull(),
    signedOn: on('signed_on'),
    signedByName: text('signed_by_name'),
    vehicleId: text('vehicle_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('transfer_out_of').on(t.transferId),
    index('transfer_out_car').on(t.vehicleId),
    index('transfer_out_no').on(t.docNo),
  ],
);

/** 调拨入库单 (DR): one for each 调拨出库单. */
export const transferIn = sqliteTable(
  'transfer_in',
  {
    id: id(),
    ...documentColumns<TransferInState>(),
    ...claimColumns(),
    ...way(),
    transferId: text('transfer_id').notNull(),
    outId: text('out_id').notNull(),
    outNo: text('out_no'),
    vin: text('vin').notNull(),
    car: text('car', { mode: 'json' }).$type<CarSnapshot>().notNull(),
    odometerKm: integer('odometer_km'),
    location: text('location'),
    damageNote: text('damage_note'),
    damageFen: fen('damage_fen'),
    damageLiable: text('damage_liable').$type<(typeof damageBearers)[number]>(),
    refusal: text('refusal'),
    signedOn: on('signed_on'),
    signedByName: text('signed_by_name'),
    /** The 配车 that takes the car over from the transfer; blank: it is free. */
    allocationId: text('allocation_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('transfer_in_of').on(t.transferId),
    index('transfer_in_out').on(t.outId),
    index('transfer_in_no').on(t.docNo),
  ],
);

/** 内部结算清单 (JS). */
export const transferSettlement = sqliteTable(
  'transfer_settlement',
  {
    id: id(),
    ...documentColumns<SettlementState>(),
    ...way(),
    transferId: text('transfer_id').notNull(),
    outId: text('out_id').notNull(),
    inId: text('in_id').notNull(),
    vin: text('vin').notNull(),
    priceRule: text('price_rule').$type<PriceRule>().notNull(),
    priceFen: fen('price_fen').notNull(),
    freightFen: fen('freight_fen').notNull(),
    damageFen: fen('damage_fen').notNull(),
    totalFen: fen('total_fen').notNull(),
    taxpayers: text('taxpayers').$type<(typeof taxpayerKinds)[number]>().notNull(),
    vatFen: fen('vat_fen').notNull(),
    invoiceNo: text('invoice_no'),
    outByName: text('out_by_name'),
    inByName: text('in_by_name'),
    ...syncedColumns(),
  },
  (t) => [index('transfer_settlement_of').on(t.transferId), index('transfer_settlement_no').on(t.docNo)],
);
