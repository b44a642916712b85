import { dayOf } from '../../../db/core/day.ts';
import type { MarginRow, MonthScope } from '../../../db/deal-figures/model.ts';
import { vehicleMargin } from '../../../db/money/margin.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { carsOf, linesOf, linesOfCar, type OrderLine, orderOf, productOf } from '../orders/rows.ts';
import { pricesOf } from '../prices/service.ts';
import { COST_ITEM } from '../prices/shipped.ts';
import { readSettings } from '../settings/service.ts';
import { carName, inMonth, ofSeries, owned, staffName } from './scope.ts';

/** Cars that left in a month, by their movement: what a 出库单 says of its day is when finance passed it. */
export const LEFT = `SELECT DISTINCT car.id, sales.id AS orderId, sales.doc_no AS docNo, sales.customer_name AS customerName,
    ${staffName('sales.consultant_id')} AS consultantName, ${carName('car')} AS carName, v.vin, moved.moved_at AS movedAt,
    car.vehicle_fen AS vehicleFen, car.rate_bp AS rateBp, car.product_id AS productId, v.cost_fen AS costFen
  FROM vehicle_movement moved INDEXED BY vehicle_movement_at
  CROSS JOIN stock_out out ON out.vehicle_id = moved.vehicle_id AND out.status = 'left' AND out.deleted_at IS NULL
  CROSS JOIN delivery_note note ON note.id = out.delivery_note_id AND note.customer_id = moved.customer_id AND note.deleted_at IS NULL
  CROSS JOIN order_vehicle car ON car.id = note.order_vehicle_id
  CROSS JOIN sales_order sales ON sales.id = car.order_id
  CROSS JOIN vehicle v ON v.id = out.vehicle_id
  WHERE moved.moved_at >= @since AND moved.moved_at < @until AND moved.kind = 'deliver' AND moved.deleted_at IS NULL
    AND sales.status <> 'returned' AND ${owned('sales.consultant_id')} AND ${ofSeries('car.product_id')}
  ORDER BY moved.moved_at DESC, car.id`;

type Left = Omit<MarginRow, 'leftOn' | 'giftFen' | 'marginFen' | 'lacking'> & {
  movedAt: number;
  rateBp: number | null;
  productId: string;
};

/** 单车毛利 of the cars that left in a month. For those who may be told a cost. */
export function marginRows(store: Store, scope: MonthScope): MarginRow[] {
  const { db } = store;
  const storeId = readSettings(store).showroomCode;
  return (prepared<Left>(db, LEFT).all(inMonth(scope)) as Left[]).map(({ movedAt, rateBp, productId, ...car }) => {
    const { vehicleFen, costFen, orderId, id } = car;
    const giftFen = giftsAtCost(db, storeId, orderId, id);
    const lacking =
      vehicleFen === null ? 'price' : costFen === null ? 'cost' : giftFen === null ? ('gift' as const) : null;
    const marginFen =
      vehicleFen === null
        ? null
        : vehicleMargin({
            ...{ vehicleFen, costFen, giftCostFen: giftFen, subsidiesFen: 0 },
            rateBp: rateBp ?? productOf(db, productId)?.taxRateBp ?? GOODS_BP,
          });
    return { ...car, leftOn: dayOf(movedAt), giftFen, marginFen, lacking };
  });
}

/** VAT of goods, where neither the car nor its product says one. */
const GOODS_BP = 1300;

/** What is given with a car by 成本价 of the order's day; null as soon as one gift has none. */
function giftsAtCost(db: Connection, storeId: string, orderId: string, carId: string): number | null {
  const cars = carsOf(db, orderId);
  const car = cars.find(({ id }) => id === carId);
  const gifts = car ? linesOfCar(linesOf(db, orderId), cars, car).filter(({ mode }) => mode === 'gift') : [];
  if (gifts.length === 0) return 0;
  const head = orderOf(db, orderId)!;
  const { customerClassId, paymentMode: payment, pricingOn } = head;
  const { exteriorColor, interiorColor } = car!;
  const ask = { customerClassId, payment, pricingOn, storeId, exteriorColor, interiorColor };
  const named = gifts.filter((gift): gift is OrderLine & { productId: string } => gift.productId !== null);
  const priced = pricesOf(
    db,
    ask,
    named.map(({ productId }, at) => ({ lineNo: at + 1, productId, itemCodes: [COST_ITEM] })),
  );
  const costs = named.map(({ qty }, at) => {
    const answer = priced[at]?.prices[COST_ITEM];
    return answer?.ok ? answer.amountFen * qty : null;
  });
  return named.length < gifts.length || costs.includes(null)
    ? null
    : (costs as number[]).reduce((sum, fen) => sum + fen, 0);
}
