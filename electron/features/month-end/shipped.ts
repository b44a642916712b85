import { dayOf, dayRange } from '../../../db/core/day.ts';
import { splitVat } from '../../../db/money/vat.ts';
import { lastDay, type ShippedCar } from '../../../db/month-end/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

/** VAT of goods, where the car of an order says none. */
export const GOODS_BP = 1300;

/** SQL: a blue invoice of a car of an order stands at the end of a day. */
const INVOICED_AT = `EXISTS (SELECT 1 FROM sales_invoice i WHERE i.order_vehicle_id = car.id AND i.red_of_id IS NULL
    AND i.status IN ('recorded', 'redIssued') AND i.issued_on <= @to AND i.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM sales_invoice red WHERE red.red_of_id = i.id AND red.status = 'recorded'
      AND red.issued_on <= @to AND red.deleted_at IS NULL))`;
/** SQL: the car came back after it had left, before a moment. */
const BACK = `EXISTS (SELECT 1 FROM vehicle_movement back WHERE back.vehicle_id = moved.vehicle_id AND back.kind IN ('takeBack', 'comeBack')
    AND back.moved_at > moved.moved_at AND back.moved_at < @until AND back.deleted_at IS NULL)`;
const CAR_NAME = `(SELECT name FROM product WHERE product.id = car.product_id)`;

/** Cars that had left by the end of a month and were not invoiced then. */
export const SHIPPED = `SELECT DISTINCT car.id AS orderVehicleId, car.order_id AS orderId, sales.doc_no AS orderNo, sales.customer_id AS customerId,
    sales.customer_name AS customerName, v.id AS vehicleId, v.vin, ${CAR_NAME} AS carName, out.doc_no AS outNo, moved.moved_at AS movedAt,
    car.vehicle_fen AS grossFen, car.rate_bp AS rateBp, v.cost_fen AS costFen
  FROM vehicle_movement moved INDEXED BY vehicle_movement_at
  CROSS JOIN stock_out out ON out.vehicle_id = moved.vehicle_id AND out.status = 'left' AND out.deleted_at IS NULL
  CROSS JOIN delivery_note note ON note.id = out.delivery_note_id AND note.customer_id = moved.customer_id AND note.deleted_at IS NULL
  CROSS JOIN order_vehicle car ON car.id = note.order_vehicle_id
  CROSS JOIN sales_order sales ON sales.id = car.order_id
  CROSS JOIN vehicle v ON v.id = out.vehicle_id
  WHERE moved.moved_at < @until AND moved.kind = 'deliver' AND moved.deleted_at IS NULL
    AND NOT ${INVOICED_AT} AND NOT ${BACK}
  ORDER BY moved.moved_at, car.id`;
type Row = Omit<ShippedCar, 'leftOn'> & { movedAt: number; rateBp: number | null };

/** 发出商品 of a month, as it comes to now: at cost without VAT. */
export function shippedCars(db: Connection, month: string): ShippedCar[] {
  const to = lastDay(month);
  const rows = prepared<Row>(db, SHIPPED).all({ to, until: dayRange(to)[1] });
  return rows.map(({ movedAt, rateBp, costFen, ...car }) => ({
    ...car,
    leftOn: dayOf(movedAt),
    costFen: costFen === null ? null : splitVat(costFen, rateBp ?? GOODS_BP).netFen,
  }));
}

/** A car that is invoiced and has not left. */
export interface InvoicedCar {
  invoiceId: string;
  invoiceNo: string | null;
  issuedOn: string;
  orderVehicleId: string;
  orderId: string;
  orderNo: string | null;
  customerName: string | null;
  vin: string | null;
  grossFen: number;
}
export const UNDELIVERED = `SELECT car.id AS invoiceId, car.invoice_no AS invoiceNo, car.issued_on AS issuedOn,
    car.order_vehicle_id AS orderVehicleId, car.order_id AS orderId, sales.doc_no AS orderNo, car.customer_name AS customerName, car.vin,
    car.gross_fen AS grossFen
  FROM sales_invoice car INDEXED BY sales_invoice_issued JOIN sales_order sales ON sales.id = car.order_id
  WHERE car.issued_on <= @to AND car.red_of_id IS NULL AND car.status IN ('recorded', 'redIssued') AND car.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM sales_invoice red WHERE red.red_of_id = car.id AND red.status = 'recorded'
      AND red.issued_on <= @to AND red.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM delivery_note note
      JOIN stock_out out ON out.delivery_note_id = note.id AND out.status = 'left' AND out.deleted_at IS NULL
      JOIN vehicle_movement moved ON moved.vehicle_id = out.vehicle_id AND moved.kind = 'deliver' AND moved.moved_at < @until
      WHERE note.order_vehicle_id = car.order_vehicle_id AND note.deleted_at IS NULL)
  ORDER BY car.issued_on, car.id`;

/** 已开票未交车 at the end of a month. */
export function undelivered(db: Connection, month: string): InvoicedCar[] {
  const to = lastDay(month);
  return prepared<InvoicedCar>(db, UNDELIVERED).all({ to, until: dayRange(to)[1] });
}
