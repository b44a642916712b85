import { vehicleItems } from '../../../db/pricing/price-book.ts';
import { soldOptions } from '../../../db/sheets/amounts.ts';
import { lineAsked } from '../../../db/sheets/line-after.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Write } from '../../kernel/write.ts';
import { pricesOf } from '../prices/service.ts';
import { readSettings } from '../settings/service.ts';
import { optionCodes } from './deal.ts';
import { type Car, carsOf, linesOf, linesOfCar, type Order, type OrderLine } from './rows.ts';

/** What all cars and lines of an order are asked with. */
const headOf = (db: Connection, { customerClassId, paymentMode, pricingOn }: Order) => ({
  ...{ customerClassId, payment: paymentMode, pricingOn, storeId: readSettings({ db }).showroomCode },
});
const coloursOf = (car: Car | undefined) => ({
  exteriorColor: car?.exteriorColor ?? null,
  interiorColor: car?.interiorColor ?? null,
});
const isListed = (line: OrderLine): line is OrderLine & { productId: string } => line.productId !== null;
/** Items that may price a line, the first that is found. */
const LINE_ITEMS = ['deal', 'guide'];

/**
 * 询价 of a draft: cars and lines that have no list price get it, those that are priced stay as they are; what is not found keeps its
 * reason. A car nobody typed a price of is its deal price with its options.
 */
export function fillPrices(tx: Write, head: Order): void {
  const { db } = tx;
  const cars = carsOf(db, head.id);
  const lines = linesOf(db, head.id);
  const open = lines.filter(isListed).filter(({ priceRef }) => priceRef === null);
  const unpriced = cars.filter((car) => car.guideRef === null || car.dealRef === null || car.vehicleFen === null);
  if (open.length + unpriced.length === 0) return;
  const answers = pricesOf(db, headOf(db, head), [
    ...open.map(({ lineNo, productId, orderVehicleId }) => ({
      ...{ lineNo, productId, itemCodes: LINE_ITEMS },
      ...coloursOf(cars.find(({ id }) => id === orderVehicleId) ?? cars[0]),
    })),
    ...unpriced.map((car) => ({
      ...{ lineNo: car.lineNo, productId: car.productId, itemCodes: vehicleItems },
      ...{ ...coloursOf(car), options: optionCodes(db, linesOfCar(lines, cars, car)) },
    })),
  ]).map(({ prices }) => prices);
  open.forEach((line, at) => {
    const found = LINE_ITEMS.flatMap((item) => answers[at]?.[item] ?? []);
    const answer = found.find(({ ok }) => ok) ?? found[0];
    if (answer?.ok) tx.update('order_line', line.id, lineAsked(line, answer) as object);
    else tx.update('order_line', line.id, { noPriceReason: answer?.code ?? 'price.none' });
  });
  const priced = linesOf(db, head.id);
  unpriced.forEach((car, at) => {
    const { guide, deal } = answers[open.length + at] ?? {};
    const dealFen = car.dealRef === null && deal?.ok ? deal.amountFen : car.dealFen;
    tx.update('order_vehicle', car.id, {
      ...(car.guideRef === null && guide?.ok && { guideFen: guide.amountFen, guideRef: guide.ref }),
      ...(car.dealRef === null && deal?.ok && { dealFen, dealRef: deal.ref }),
      noPriceReason: deal?.ok === false ? deal.code : guide?.ok === false ? guide.code : null,
      vehicleFen: car.vehicleFen ?? (dealFen === null ? null : dealFen + soldOptions(linesOfCar(priced, cars, car))),
    });
  });
}
