import type { CarFacts } from '../../../db/deliveries/steps.ts';
import type { RowOf } from '../../../db/entities.ts';
import { standingSql } from '../../kernel/alias.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { allocatedCar, claimOf } from '../allocations/confirmed.ts';
import { askAbout } from '../approvals/askable.ts';
import { decisionHolds } from '../approvals/decisions.ts';
import { dealHashOf } from '../orders/deal.ts';
import { receivedOf } from '../orders/money.ts';
import { carsOf, linesOf, linesOfCar, moneyOf, orderOf } from '../orders/rows.ts';

const CAR_OF_ORDER = `SELECT car.id AS orderVehicleId, car.order_id AS orderId, car.line_no AS lineNo, sales.doc_no AS orderNo,
    product.name AS productName, car.exterior_color AS exteriorColor, car.interior_color AS interiorColor,
    (SELECT name FROM customer WHERE customer.id = ${standingSql('customer', 'sales.customer_id')}) AS customerName,
    (SELECT name FROM staff WHERE staff.id = sales.consultant_id) AS ownerName
  FROM order_vehicle car JOIN sales_order sales ON sales.id = car.order_id
  LEFT JOIN product ON product.id = car.product_id WHERE car.id = ?`;

/** The car of an order as its delivery names it; no price stands in it. */
export interface CarOfOrder {
  orderVehicleId: string;
  orderId: string;
  lineNo: number;
  orderNo: string | null;
  productName: string | null;
  exteriorColor: string | null;
  interiorColor: string | null;
  customerName: string | null;
  ownerName: string | null;
}
export const carOfOrder = (db: Connection, orderVehicleId: string): CarOfOrder | undefined =>
  prepared<CarOfOrder>(db, CAR_OF_ORDER).get(orderVehicleId) as CarOfOrder | undefined;

export const GOING_OF = `SELECT order_vehicle_id FROM delivery_note
  WHERE order_id = ? AND status IN ('approved', 'executed') AND deleted_at IS NULL`;

/**
 * What is still to be paid before this car may leave, 分 (G6): the lines of the cars that are out or may go out and of this one, less what was
 * received. With the last car it is the balance of the order.
 */
export function dueFen(db: Connection, orderId: string, orderVehicleId: string): number {
  const head = orderOf(db, orderId);
  if (!head) return 0;
  const going = prepared(db, GOING_OF).pluck().all(orderId) as string[];
  const all = carsOf(db, orderId);
  const lines = linesOf(db, orderId);
  const cars = all.filter(({ id }) => id === orderVehicleId || going.includes(id));
  const own = cars.flatMap((car) => linesOfCar(lines, all, car));
  return moneyOf(head, cars, own).payableFen - receivedOf(db, head).totalFen;
}

/** What a 发货单 and the 出库单 made from it ask of claim and money. */
export function carFacts(db: Connection, note: Pick<RowOf<'delivery_note'>, 'orderId' | 'orderVehicleId'>): CarFacts {
  const { orderId, orderVehicleId } = note;
  const allocated = allocatedCar(db, orderVehicleId);
  const head = orderOf(db, orderId);
  const hash = head && dealHashOf(head, carsOf(db, orderId), linesOf(db, orderId));
  return {
    claim: claimOf(db, allocated),
    allocationNo: allocated?.docNo ?? null,
    dueFen: dueFen(db, orderId, orderVehicleId),
    unpaidAllowed:
      hash !== undefined && decisionHolds(db, { kind: 'deliverUnpaid', hash, requiredLevel: UNPAID_LEVEL }),
  };
}

/** 额度级别 that lets a car out before it is paid (G6). */
export const UNPAID_LEVEL = 2;

/** 先交车后付款 is asked about the 发货单 and bound to the deal of its order. */
askAbout({
  entity: 'delivery_note',
  kinds: ['deliverUnpaid'],
  by: ['consultant', 'manager', 'backOffice'],
  read(db, noteId) {
    const note = prepared(
      db,
      'SELECT order_id AS orderId, order_vehicle_id AS carId, doc_no AS docNo FROM delivery_note WHERE id = ?',
    ).get(noteId) as { orderId: string; carId: string; docNo: string | null } | undefined;
    const head = note && orderOf(db, note.orderId);
    if (!note || !head) return undefined;
    const due = dueFen(db, note.orderId, note.carId);
    return {
      hash: dealHashOf(head, carsOf(db, note.orderId), linesOf(db, note.orderId)),
      versionNo: 1,
      label: note.docNo ?? head.docNo ?? '',
      customerId: head.customerId,
      requiredLevel: due > 0 ? UNPAID_LEVEL : 0,
      askedFen: due,
    };
  },
});

/** The allocation of a car that has left is used up. */
export function consumeAllocation(tx: Write, orderVehicleId: string): void {
  const allocated = allocatedCar(tx.db, orderVehicleId);
  if (!allocated || allocated.claimState === 'lost') return;
  tx.update('allocation', allocated.id, { status: 'consumed' }, { action: 'consume' });
}
