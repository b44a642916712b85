import { dayOf } from '../../../db/core/day.ts';
import type { RowOf } from '../../../db/entities.ts';
import { lastDay, type ShippedCar } from '../../../db/month-end/model.ts';
import { goodsGates, goodsSteps } from '../../../db/month-end/steps.ts';
import { goodsShipped, goodsShippedLine } from '../../../db/month-end/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { tableRows } from '../../records/table-rows.ts';
import type { Who } from '../../records/who.ts';
import { onInvoiceRecorded } from '../invoices/document.ts';
import { liveInvoiceOf } from '../invoices/rows.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { shippedCars } from './shipped.ts';

export type GoodsLine = RowOf<'goods_shipped_line'>;
const lines = tableRows('goods_shipped_line', goodsShippedLine);
const heads = tableRows('goods_shipped', goodsShipped);

export const goodsId = (month: string): string => idOf('goods_shipped', month);
export const confirmedMonth = (db: Connection, month: string) =>
  heads(db, "id = ? AND status = 'confirmed'", goodsId(month))[0];
/** Lines of a month as they were written: its frozen list, and what was reversed in it. */
export const linesOfMonth = (db: Connection, month: string): GoodsLine[] =>
  lines(db, 'month = ? ORDER BY left_on, vin, id', month);

/** 发出商品 of a month with its one step. */
export const goodsDocument = documenting({
  entity: 'goods_shipped',
  table: goodsShipped,
  type: 'FC',
  steps: goodsSteps,
  gates: goodsGates,
  facts: (tx, { month }) => ({
    month,
    today: dayOf(tx.at),
    costless: shippedCars(tx.db, month).flatMap(({ costFen, vin }) => (costFen === null ? [vin] : [])),
  }),
  content: (tx, { month, cars, costFen, grossFen }) => ({
    ...{ month, cars, costFen, grossFen },
    lines: linesOfMonth(tx.db, month)
      .filter(({ kind }) => kind !== 'reversal')
      .map(({ orderVehicleId, vin, leftOn, ...line }) => ({
        ...{ orderVehicleId, vin, leftOn, costFen: line.costFen, grossFen: line.grossFen },
      })),
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

const OPEN_LINES = `SELECT line.id FROM goods_shipped_line line WHERE line.kind = 'new' AND line.deleted_at IS NULL
  AND (@carId IS NULL OR line.order_vehicle_id = @carId)
  AND NOT EXISTS (SELECT 1 FROM goods_shipped_line back WHERE back.order_vehicle_id = line.order_vehicle_id
    AND back.reverses_id = line.id AND back.deleted_at IS NULL AND (@month IS NULL OR back.month <= @month))`;
/** Lines by which a car came into 发出商品 and that nothing took out yet, or had by the end of a month. */
const openLines = (tx: Write, carId: string | null, month: string | null = null): GoodsLine[] =>
  (prepared(tx.db, OPEN_LINES).pluck().all({ carId, month }) as string[]).map(
    (id) => tx.get('goods_shipped_line', id)!,
  );

/** 冲回: in the month of what takes the car out; where that month is frozen already, in the one it is noted in. */
function reverse(tx: Write, line: GoodsLine, month: string, invoiceId: string | null): void {
  const open = confirmedMonth(tx.db, month) ? dayOf(tx.at).slice(0, 7) : month;
  const { orderId, orderVehicleId, customerId, customerName, vehicleId, vin, carName, outNo, leftOn } = line;
  tx.insert('goods_shipped_line', {
    ...{ id: newId(), month: open, kind: 'reversal', orderId, orderVehicleId, customerId, customerName },
    ...{ vehicleId, vin, carName, outNo, leftOn, reversesId: line.id, invoiceId },
    ...{ costFen: -line.costFen, grossFen: -line.grossFen },
  });
}

onInvoiceRecorded((tx, _who, { id, orderVehicleId, issuedOn }) => {
  for (const line of openLines(tx, orderVehicleId)) reverse(tx, line, (issuedOn ?? dayOf(tx.at)).slice(0, 7), id);
});

const lineOf = (car: ShippedCar, month: string, kind: 'new' | 'carried') => ({
  ...{ id: idOf('goods_shipped_line', `${month} ${car.orderVehicleId}`), month, kind },
  ...{ orderId: car.orderId, orderVehicleId: car.orderVehicleId, customerId: car.customerId },
  ...{ customerName: car.customerName, vehicleId: car.vehicleId, vin: car.vin, carName: car.carName },
  ...{ outNo: car.outNo, leftOn: car.leftOn, costFen: car.costFen ?? 0, grossFen: car.grossFen ?? 0 },
});

/**
 * 确认发出商品 of a month: its list is written down and frozen. A car of it that was invoiced since is taken out in the invoice's month at
 * once; one that came back is taken out in this month.
 * @throws Refusal `goods.confirmed`, `document.gates`
 */
export function confirmGoods(store: Store, who: Who, month: string): { id: string } {
  return store.write(who, (tx) => {
    const id = goodsId(month);
    if (confirmedMonth(tx.db, month)) throw new Refusal('goods.confirmed', { params: { month } });
    const cars = shippedCars(tx.db, month);
    const before = openLines(tx, null, month);
    const standing = openLines(tx, null);
    const sum = (of: 'costFen' | 'grossFen') => cars.reduce((all, car) => all + (car[of] ?? 0), 0);
    const totals = { cars: cars.length, costFen: sum('costFen'), grossFen: sum('grossFen') };
    const head = tx.insert('goods_shipped', { id, month, status: 'draft', versionNo: 1, ...totals });
    const fresh = cars.filter(({ orderVehicleId }) => !before.some((line) => line.orderVehicleId === orderVehicleId));
    for (const car of cars)
      tx.insert('goods_shipped_line', lineOf(car, month, fresh.includes(car) ? 'new' : 'carried'));
    goodsDocument.go(tx, store, who, { id, rev: head.rev, seen: goodsDocument.sealOf(tx, head) }, 'confirmed');
    for (const line of standing) {
      const isGone = !cars.some(({ orderVehicleId }) => orderVehicleId === line.orderVehicleId);
      if (isGone && line.month < month) reverse(tx, line, dayOf(tx.at).slice(0, 7), null);
    }
    for (const { orderVehicleId } of fresh) {
      const invoice = liveInvoiceOf(tx.db, orderVehicleId);
      if (invoice?.issuedOn && invoice.issuedOn > lastDay(month))
        for (const line of openLines(tx, orderVehicleId)) reverse(tx, line, invoice.issuedOn.slice(0, 7), invoice.id);
    }
    return { id };
  });
}
