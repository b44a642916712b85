import { addDays, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { newId } from '../kernel/ids.ts';
import type { CarValues } from './cars.ts';
import { EXTERIORS, INTERIORS } from './catalogue.ts';
import { CAR_MODELS } from './models.ts';
import type { Happening } from './year.ts';

/** Days ago that the six orders were placed; five cars each. */
const PLACED = [150, 130, 75, 50, 30, 12] as const;
const CARS = 5;
const MINUTE_MS = 60_000;
/** In these orders one car is late, by so many days. */
const LATE: Readonly<Record<number, number>> = { 2: 6, 3: 2 };

type Line = NewOf<'purchase_line'>;

/** 采购: six orders of five cars in all states; what came in are cars that stand here, two of them with a scratch or a dent. */
export function purchasesOf(cars: readonly Happening[], today: string, by: string, openedAt: number): Happening[] {
  const known = cars.map(({ at, values }) => ({ at, car: values as unknown as CarValues }));
  const here = known
    .filter(({ car }) => car.status === 'inStock' && car.arrivedOn! > addDays(today, -100))
    .slice(0, 2 * CARS);
  const coming = known.filter(({ car }) => car.status === 'inTransit').slice(0, CARS - 1);
  return PLACED.flatMap((ago, index) => {
    const orderedOn = addDays(today, -ago);
    const orderNo = `CG${orderedOn.slice(2, 4)}${orderedOn.slice(5, 7)}${String(index + 1).padStart(2, '0')}`;
    const placedAt = Math.max(dayRange(orderedOn)[0] + 10 * 60 * MINUTE_MS, openedAt + 10 * MINUTE_MS);
    const order = { id: newId(), orderNo, supplier: '总部进口车物流中心', orderedOn };
    const mine = index < 2 ? here.slice(index * CARS, (index + 1) * CARS) : index === 2 ? coming : [];
    const lines = Array.from({ length: CARS }, (_, nth): Happening[] => {
      const known = mine[nth];
      const line = { ...ordered(index, nth, today), orderId: order.id, batch: orderedOn.slice(0, 7) };
      if (!known) return [{ at: placedAt + MINUTE_MS, by, entity: 'purchase_line', values: line }];
      Object.assign(known.car, { supplier: order.supplier, purchaseOrderNo: orderNo, purchasedOn: orderedOn });
      const at = Math.max(known.at, placedAt) + MINUTE_MS;
      return [
        { at, by, entity: 'purchase_line', values: { ...line, ...ofCar(known.car) } },
        ...damaged(at, by, index, nth, known.car),
      ];
    });
    return [{ at: placedAt, by, entity: 'purchase_order', values: order }, ...lines.flat()];
  });
}

/** A car nobody has seen yet: the newer the order, the less is known. */
function ordered(index: number, nth: number, today: string): Line & { id: string } {
  const { series, model, listYuan } = CAR_MODELS[(index * CARS + nth) % CAR_MODELS.length]!;
  const late = nth === CARS - 1 ? LATE[index] : undefined;
  return {
    id: newId(),
    orderId: '',
    series,
    model,
    exteriorColor: EXTERIORS[(index + nth) % EXTERIORS.length]!,
    interiorColor: INTERIORS[nth % INTERIORS.length]!,
    priceFen: Math.round(listYuan * 0.9) * 100,
    ...(index < 5 && { allocatedOn: addDays(today, -PLACED[index]! + 8) }),
    ...(index < 4 && { shippedOn: addDays(today, -PLACED[index]! + 30) }),
    ...(index < 5 && { expectedOn: addDays(today, late === undefined ? 5 * index + 4 * nth : -late) }),
  };
}

/** What the order says of a car that has its card. */
const ofCar = (car: CarValues): Partial<Line> => ({
  series: car.series ?? null,
  model: car.model ?? null,
  exteriorColor: car.exteriorColor ?? null,
  interiorColor: car.interiorColor ?? null,
  vin: car.vin,
  priceFen: car.costFen ?? null,
  ...(car.arrivedOn && {
    vehicleId: car.id,
    shippedOn: addDays(car.arrivedOn, -12),
    expectedOn: car.arrivedOn,
    arrivedOn: car.arrivedOn,
    paidFen: car.costFen ?? null,
    paidOn: addDays(car.arrivedOn, -20),
    checks: ['body', 'glass', 'wheels', 'interior', 'odometer', 'keys', 'tools', 'papers'],
  }),
});

function damaged(at: number, by: string, index: number, nth: number, car: CarValues): Happening[] {
  if (nth !== 1 || !car.arrivedOn) return [];
  const found: NewOf<'damage'> =
    index === 0
      ? {
          id: newId(),
          vehicleId: car.id,
          part: '左前门',
          kind: 'scratch',
          severity: 'minor',
          liable: 'carrier',
          note: '约 5 厘米，已拍照',
          state: 'open',
        }
      : {
          id: newId(),
          vehicleId: car.id,
          part: '后保险杠',
          kind: 'dent',
          severity: 'medium',
          liable: 'carrier',
          fen: 120_000,
          state: 'settled',
        };
  return [{ at: at + MINUTE_MS, by, entity: 'damage', values: { ...found } as Happening['values'] }];
}
