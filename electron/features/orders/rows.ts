import type { RowOf } from '../../../db/entities.ts';
import { orderLine, orderVehicle, salesOrder } from '../../../db/orders/table.ts';
import { type SheetLine, sheetTotals } from '../../../db/pricing/sheet.ts';
import { soldOptions } from '../../../db/sheets/amounts.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { tableRows } from '../../records/table-rows.ts';

export type Order = RowOf<'sales_order'>;
export type Car = RowOf<'order_vehicle'>;
export type OrderLine = RowOf<'order_line'>;

const heads = tableRows('sales_order', salesOrder);
const cars = tableRows('order_vehicle', orderVehicle);
const lines = tableRows('order_line', orderLine);

export const orderOf = (db: Connection, id: string): Order | undefined => heads(db, 'id = ?', id)[0];
/** Its cars as they were ordered, in the order they were entered: those that ended too. */
export const orderedCars = (db: Connection, orderId: string): Car[] =>
  cars(db, 'order_id = ? ORDER BY line_no, id', orderId);
export const orderedLines = (db: Connection, orderId: string): OrderLine[] =>
  lines(db, 'order_id = ? ORDER BY line_no, id', orderId);
/** Its cars that stand: not 退订, not refused, not given back. */
export const carsOf = (db: Connection, orderId: string): Car[] =>
  cars(db, 'order_id = ? AND ended IS NULL ORDER BY line_no, id', orderId);
/** The lines of the cars that stand, and of the order as a whole. */
export const linesOf = (db: Connection, orderId: string): OrderLine[] =>
  lines(
    db,
    `order_id = ? AND (order_vehicle_id IS NULL OR order_vehicle_id NOT IN
      (SELECT car.id FROM order_vehicle car WHERE car.order_id = order_line.order_id AND car.ended IS NOT NULL))
    ORDER BY line_no, id`,
    orderId,
  );

export interface OrderedProduct {
  name: string;
  kind: string;
  configCode: string | null;
  taxRateBp: number;
  manualPriceAllowed: 0 | 1 | null;
}
const PRODUCT = `SELECT name, kind, config_code AS configCode, tax_rate_bp AS taxRateBp, manual_price_allowed AS manualPriceAllowed
  FROM product WHERE id = ?`;
export const productOf = (db: Connection, id: string | null): OrderedProduct | undefined =>
  id === null ? undefined : (prepared(db, PRODUCT).get(id) as OrderedProduct | undefined);

/** The lines that belong to a car: its own, and with the first one those of the order as a whole. */
export const linesOfCar = (of: readonly OrderLine[], all: readonly Car[], car: Car): OrderLine[] =>
  of.filter(({ orderVehicleId }) => orderVehicleId === car.id || (orderVehicleId === null && all[0]?.id === car.id));

/** 指导价, 优惠 and 成交车价 of the cars as lines of a sheet, as a quote writes them: kept on the car, derived here. */
export function carLines(all: readonly Car[], of: readonly OrderLine[]): SheetLine[] {
  return all.flatMap((car, at): SheetLine[] => {
    const { guideFen, vehicleFen } = car;
    const marked = guideFen === null ? null : guideFen + soldOptions(linesOfCar(of, all, car));
    const line = (kind: SheetLine['kind'], amountFen: number | null): SheetLine => ({
      ...{ lineNo: at + 1, kind, mode: 'sell', qty: 1, amountFen },
    });
    return [
      line('guide', guideFen),
      line('discount', marked === null || vehicleFen === null ? null : marked - vehicleFen),
      line('vehicle', vehicleFen),
    ];
  });
}

/** The sums of an order with what is financed and traded in. */
export function moneyOf(
  head: Pick<Order, 'paymentMode' | 'loanPrincipalFen'>,
  all: readonly Car[],
  of: readonly OrderLine[],
) {
  const totals = sheetTotals([...carLines(all, of), ...of]);
  const tradeInFen = of
    .filter(({ kind }) => kind === 'tradeIn')
    .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  return { ...totals, tradeInFen, loanFen: head.paymentMode === 'loan' ? (head.loanPrincipalFen ?? 0) : 0 };
}
