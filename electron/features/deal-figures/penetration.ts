import { dayOf } from '../../../db/core/day.ts';
import type { MonthScope, PenetrationRow } from '../../../db/deal-figures/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { carsOf, linesOf, linesOfCar, type OrderLine, orderOf } from '../orders/rows.ts';
import { LEFT } from './margin.ts';
import { inMonth } from './scope.ts';

interface Left {
  id: string;
  orderId: string;
  docNo: string | null;
  customerName: string | null;
  consultantName: string | null;
  movedAt: number;
}

/**
 * 渗透率: the orders of which a car left in a month, the latest first, each with what was sold beside its cars. What goes with
 * the order as a whole is with its first car; a car that was given back counts no more.
 */
export function penetrationRows(db: Connection, scope: MonthScope): PenetrationRow[] {
  const byOrder = new Map<string, Left[]>();
  for (const car of prepared(db, LEFT).all(inMonth(scope)) as Left[])
    byOrder.set(car.orderId, [...(byOrder.get(car.orderId) ?? []), car]);
  return [...byOrder].flatMap(([orderId, left]) => {
    const cars = carsOf(db, orderId);
    const gone = cars.filter(({ id }) => left.some((car) => car.id === id));
    if (gone.length === 0) return [];
    const { docNo, customerName, consultantName, movedAt } = left[0]!;
    const all = linesOf(db, orderId);
    return {
      ...{ id: orderId, docNo, customerName, consultantName, leftOn: dayOf(movedAt), cars: gone.length },
      loan: orderOf(db, orderId)?.paymentMode === 'loan',
      ...soldBeside(gone.flatMap((car) => linesOfCar(all, cars, car))),
    };
  });
}

function soldBeside(lines: readonly OrderLine[]) {
  const has = (kind: OrderLine['kind'], ...modes: OrderLine['mode'][]) =>
    lines.some((line) => line.kind === kind && modes.includes(line.mode));
  return {
    insurance: has('commercialInsurance', 'agency', 'sell'),
    warranty: has('service', 'sell'),
    tradeIn: lines.some(({ kind }) => kind === 'tradeIn'),
    accessories: lines
      .filter(({ kind, mode }) => kind === 'accessory' && mode === 'sell')
      .reduce((sum, { qty }) => sum + qty, 0),
  };
}
