import type { LinePrices } from '../../../db/pricing/ask-all.ts';
import { vehicleItems } from '../../../db/pricing/price-book.ts';
import { soldOptions } from '../../../db/sheets/amounts.ts';
import { lineAsked } from '../../../db/sheets/line-after.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Write } from '../../kernel/write.ts';
import { pricesOf } from '../prices/service.ts';
import { readSettings } from '../settings/service.ts';
import { optionCodes } from './deal.ts';
import { type Car, carsOf, linesOf, linesOfCar, type Order, type OrderLine } from './rows.ts';

const headOf = (db: Connection, { customerClassId, paymentMode, pricingOn }: Order, car: Car | undefined) => ({
  ...{ customerClassId, payment: paymentMode, pricingOn, storeId: readSettings({ db }).showroomCode },
  exteriorColor: car?.exteriorColor ?? null,
  interiorColor: car?.interiorColor ?? null,
});

function askCar(db: Connection, head: Order, car: Car, own: readonly OrderLine[]): LinePrices['prices'] {
  const { productId, lineNo } = car;
  const line = { lineNo, productId, options: optionCodes(db, own), itemCodes: vehicleItems };
  return pricesOf(db, headOf(db, head, car), [line])[0]?.prices ?? {};
}

/**
 * 询价 of a draft: cars and lines that have no list price get it, those that are priced stay as they are; what is not found keeps its
 * reason. A car nobody typed a price of is its deal price with its options.
 */
export function fillPrices(tx: Write, head: Order): void {
  const { db } = tx;
  const cars = carsOf(db, head.id);
  const lines = linesOf(db, head.id);
  for (const line of lines) {
    if (line.productId === null || line.priceRef !== null) continue;
    const car = cars.find(({ id }) => id === line.orderVehicleId) ?? cars[0];
    const { lineNo, productId } = line;
    const [asked] = pricesOf(db, headOf(db, head, car), [{ lineNo, productId, itemCodes: ['deal', 'guide'] }]);
    const answers = Object.values(asked?.prices ?? {});
    const answer = answers.find(({ ok }) => ok) ?? answers[0];
    if (answer?.ok) tx.update('order_line', line.id, lineAsked(line, answer) as object);
    else tx.update('order_line', line.id, { noPriceReason: answer?.code ?? 'price.none' });
  }
  const priced = linesOf(db, head.id);
  for (const car of cars) {
    if (car.guideRef !== null && car.dealRef !== null && car.vehicleFen !== null) continue;
    const own = linesOfCar(priced, cars, car);
    const { guide, deal } = askCar(db, head, car, own);
    const dealFen = car.dealRef === null && deal?.ok ? deal.amountFen : car.dealFen;
    tx.update('order_vehicle', car.id, {
      ...(car.guideRef === null && guide?.ok && { guideFen: guide.amountFen, guideRef: guide.ref }),
      ...(car.dealRef === null && deal?.ok && { dealFen, dealRef: deal.ref }),
      noPriceReason: deal?.ok === false ? deal.code : guide?.ok === false ? guide.code : null,
      vehicleFen: car.vehicleFen ?? (dealFen === null ? null : dealFen + soldOptions(own)),
    });
  }
}
