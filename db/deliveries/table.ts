import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bool, id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type {
  CarPaper,
  ceremonySteps,
  custodyTicks,
  FoundDamage,
  NoteMode,
  NoteState,
  OutState,
  SignOffState,
  signOffChecks,
} from './model.ts';

/** 发货单. */
export const deliveryNote = sqliteTable(
  'delivery_note',
  {
    id: id(),
    ...documentColumns<NoteState>(),
    orderId: text('order_id').notNull(),
    orderVehicleId: text('order_vehicle_id').notNull(),
    /** Of the order: whose delivery it is. */
    customerId: text('customer_id').notNull(),
    ownerId: text('owner_id'),
    plannedOn: on('planned_on'),
    plannedTime: text('planned_time'),
    bay: text('bay'),
    mode: text('mode').$type<NoteMode>().notNull(),
    papers: text('papers', { mode: 'json' }).$type<CarPaper[]>(),
    pledged: bool('pledged'),
    promisedOn: on('promised_on'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('delivery_note_planned').on(t.plannedOn, t.plannedTime, t.id),
    index('delivery_note_status').on(t.status, t.plannedOn, t.plannedTime, t.id),
    index('delivery_note_owner').on(t.ownerId, t.plannedOn, t.plannedTime, t.id),
    index('delivery_note_car').on(t.orderVehicleId, t.status),
    index('delivery_note_order').on(t.orderId),
    index('delivery_note_no').on(t.docNo),
  ],
);

/** 销售出库单. */
export const stockOut = sqliteTable(
  'stock_out',
  {
    id: id(),
    ...documentColumns<OutState>(),
    ...claimColumns(),
    deliveryNoteId: text('delivery_note_id').notNull(),
    /** The car that was allocated when the slip was made. */
    vehicleId: text('vehicle_id').notNull(),
    keys: integer('keys'),
    certificates: text('certificates', { mode: 'json' }).$type<string[]>(),
    odometerKm: integer('odometer_km'),
    custody: text('custody', { mode: 'json' }).$type<(typeof custodyTicks)[number][]>(),
    custodyReason: text('custody_reason'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('stock_out_note').on(t.deliveryNoteId),
    index('stock_out_car').on(t.vehicleId, t.status),
    index('stock_out_no').on(t.docNo),
  ],
);

/** 交车确认单 with what was found wrong. */
export const signOff = sqliteTable(
  'sign_off',
  {
    id: id(),
    ...documentColumns<SignOffState>(),
    stockOutId: text('stock_out_id').notNull(),
    deliveryNoteId: text('delivery_note_id').notNull(),
    signer: text('signer'),
    idChecked: bool('id_checked'),
    checks: text('checks', { mode: 'json' }).$type<(typeof signOffChecks)[number][]>(),
    ceremony: text('ceremony', { mode: 'json' }).$type<(typeof ceremonySteps)[number][]>(),
    damages: text('damages', { mode: 'json' }).$type<FoundDamage[]>(),
    signature: text('signature'),
    onPaper: bool('on_paper'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('sign_off_note').on(t.deliveryNoteId),
    index('sign_off_out').on(t.stockOutId),
    index('sign_off_no').on(t.docNo),
  ],
);
