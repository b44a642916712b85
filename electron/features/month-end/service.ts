import { dayOf } from '../../../db/core/day.ts';
import { askGates, type Shut } from '../../../db/documents/gate.ts';
import { lastDay } from '../../../db/month-end/model.ts';
import { goodsGates } from '../../../db/month-end/steps.ts';
import type { Store } from '../../kernel/store.ts';
import { carsOf } from '../orders/rows.ts';
import { carriedIn, carriedOf, readyToCarry } from './carrying.ts';
import { confirmedMonth, linesOfMonth } from './goods.ts';
import { shippedCars, undelivered } from './shipped.ts';

/** A month's end: 发出商品 as frozen, or as it comes to now; what was reversed; 已开票未交车; 成本结转. */
export function monthOf({ db, clock }: Store, month: string) {
  const head = confirmedMonth(db, month);
  const lines = linesOfMonth(db, month);
  const cars = head
    ? lines
        .filter(({ kind }) => kind !== 'reversal')
        .map(({ id: _id, customerId: _c, ...line }) => ({ ...line, orderNo: null as string | null }))
    : shippedCars(db, month);
  const today = dayOf(clock.now());
  const costless = cars.flatMap(({ costFen, vin }) => (costFen === null ? [vin] : []));
  const shut: Shut[] = head
    ? []
    : askGates(goodsGates, ['over', 'costed'], { month, today, costless }).flatMap((gate) => [...gate.shut]);
  return {
    month,
    confirmed: head ? { docNo: head.docNo, on: head.docOn, at: head.updatedAt } : null,
    cars: cars.map(
      ({ orderVehicleId, orderId, customerName, vin, carName, outNo, leftOn, costFen, grossFen, vehicleId }) => ({
        ...{ orderVehicleId, orderId, customerName, vin, carName, outNo, leftOn, costFen, grossFen, vehicleId },
      }),
    ),
    shut,
    reversals: lines
      .filter(({ kind }) => kind === 'reversal')
      .map(({ id, orderId, customerName, vin, carName, leftOn, costFen, grossFen, invoiceId }) => ({
        ...{ id, orderId, customerName, vin, carName, leftOn, costFen, grossFen, invoiceId },
      })),
    undelivered: undelivered(db, month),
    ready: readyToCarry(db, { to: lastDay(month) }),
    carried: carriedIn(db, month),
  };
}
export type MonthEnd = ReturnType<typeof monthOf>;

/** 成本结转 of each car of an order: whether, and when; no cost in it. */
export const carriedOfOrder = ({ db }: Store, orderId: string) =>
  carsOf(db, orderId).map(({ id }) => ({ orderVehicleId: id, carriedOn: carriedOf(db, id)?.carriedOn ?? null }));
