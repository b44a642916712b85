import { dayOf } from '../../../db/core/day.ts';
import { splitVat } from '../../../db/money/vat.ts';
import { lastDay } from '../../../db/month-end/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import type { Who } from '../../records/who.ts';
import { onInvoiceEnded } from '../invoices/document.ts';
import { askBeforeClosing } from '../orders/closing.ts';
import { carsOf } from '../orders/rows.ts';
import { GOODS_BP } from './shipped.ts';

/** SQL: a 结转 `c` stands: it takes back no other and none takes it back. */
const STANDS = `c.reverses_id IS NULL AND c.deleted_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM cost_carry back WHERE back.reverses_id = c.id AND back.deleted_at IS NULL)`;
export const CARRIED = `SELECT c.id, c.carried_on AS carriedOn, c.cost_fen AS costFen FROM cost_carry c
  WHERE c.order_vehicle_id = ? AND ${STANDS} LIMIT 1`;
interface Carried {
  id: string;
  carriedOn: string;
  costFen: number;
}
/** 结转 of a car of an order that stands. */
export const carriedOf = (db: Connection, orderVehicleId: string): Carried | undefined =>
  prepared<Carried>(db, CARRIED).get(orderVehicleId) as Carried | undefined;

/** A car whose cost may be carried: signed for, invoiced, and not carried yet. */
export interface ReadyCar {
  orderVehicleId: string;
  orderId: string;
  orderNo: string | null;
  customerId: string;
  customerName: string | null;
  vehicleId: string;
  vin: string;
  invoiceId: string;
  invoiceNo: string | null;
  issuedOn: string;
  grossFen: number;
  /** Net of VAT; unknown: null. */
  costFen: number | null;
}
export const READY = `SELECT i.order_vehicle_id AS orderVehicleId, i.order_id AS orderId, sales.doc_no AS orderNo, i.customer_id AS customerId,
    i.customer_name AS customerName, v.id AS vehicleId, v.vin, i.id AS invoiceId, i.invoice_no AS invoiceNo, i.issued_on AS issuedOn,
    i.gross_fen AS grossFen, i.rate_bp AS rateBp, v.cost_fen AS costFen
  FROM sales_invoice i JOIN sales_order sales ON sales.id = i.order_id
  JOIN delivery_note note ON note.order_vehicle_id = i.order_vehicle_id AND note.status = 'executed' AND note.deleted_at IS NULL
  JOIN sign_off sign ON sign.delivery_note_id = note.id AND sign.status = 'signed' AND sign.deleted_at IS NULL
  JOIN stock_out out ON out.id = sign.stock_out_id JOIN vehicle v ON v.id = out.vehicle_id
  WHERE i.status = 'recorded' AND i.red_of_id IS NULL AND i.deleted_at IS NULL AND (@carId IS NULL OR i.order_vehicle_id = @carId)
    AND i.issued_on <= @to
    AND NOT EXISTS (SELECT 1 FROM cost_carry c WHERE c.order_vehicle_id = i.order_vehicle_id AND ${STANDS})
  ORDER BY i.issued_on, i.id`;

/** Cars whose cost may be carried by the end of a month. */
export function readyToCarry(db: Connection, { to, carId = null }: { to: string; carId?: string | null }): ReadyCar[] {
  const rows = prepared<ReadyCar & { rateBp: number | null }>(db, READY).all({ to, carId });
  return rows.map(({ rateBp, costFen, ...car }) => ({
    ...car,
    costFen: costFen === null ? null : splitVat(costFen, rateBp ?? GOODS_BP).netFen,
  }));
}

/** 结转 of one car inside a running write. @throws Refusal `carry.noCost` */
function carry(tx: Write, car: ReadyCar, month: string): void {
  if (car.costFen === null) throw new Refusal('carry.noCost', { params: { vin: car.vin } });
  const { orderId, orderVehicleId, customerId, vehicleId, vin, invoiceId, costFen, grossFen } = car;
  tx.insert('cost_carry', {
    ...{ id: newId(), month, carriedOn: dayOf(tx.at), orderId, orderVehicleId, customerId, vehicleId, vin },
    ...{ invoiceId, costFen, grossFen },
  });
}

/**
 * 销售成本结转 of one car, or of all of a month whose cost is known.
 * @throws Refusal `carry.notReady`, `carry.noCost`
 */
export function carryCosts(
  store: Store,
  who: Who,
  { month, carId }: { month: string; carId?: string | undefined },
): { carried: number } {
  return store.write(who, (tx) => {
    const ready = readyToCarry(tx.db, { to: lastDay(month), carId: carId ?? null });
    if (carId !== undefined && ready.length === 0) throw new Refusal('carry.notReady');
    const known = carId === undefined ? ready.filter(({ costFen }) => costFen !== null) : ready;
    for (const car of known) carry(tx, car, month);
    return { carried: known.length };
  });
}

// An invoice that is none any more takes the cost back with it, in the month that happens.
onInvoiceEnded((tx, _who, { orderVehicleId }) => {
  const there = carriedOf(tx.db, orderVehicleId);
  if (!there) return;
  const {
    id: _id,
    rev: _rev,
    createdAt: _ca,
    createdBy: _cb,
    updatedAt: _ua,
    updatedBy: _ub,
    ...row
  } = tx.get('cost_carry', there.id)!;
  const { serverSeq: _s, baseJson: _b, deletedAt: _d, mergedInto: _m, ...fields } = row;
  const carriedOn = dayOf(tx.at);
  tx.insert('cost_carry', {
    ...fields,
    ...{ id: newId(), reversesId: there.id, carriedOn, month: carriedOn.slice(0, 7) },
    ...{ costFen: -row.costFen, grossFen: -row.grossFen },
  });
});

/** G10: the cost of every car is carried. */
askBeforeClosing((db, orderId) => {
  const count = carsOf(db, orderId).filter(({ id }) => !carriedOf(db, id)).length;
  return count === 0 ? [] : [{ code: 'closing.noCost', params: { count } }];
});

const OF_MONTH = `SELECT count(*) FILTER (WHERE c.reverses_id IS NULL) AS cars, coalesce(sum(c.cost_fen), 0) AS costFen,
  coalesce(sum(c.gross_fen), 0) AS grossFen FROM cost_carry c WHERE c.month = ? AND c.deleted_at IS NULL`;
/** What was carried in a month, what was taken back in it taken off. */
export const carriedIn = (db: Connection, month: string) =>
  prepared<{ cars: number; costFen: number; grossFen: number }>(db, OF_MONTH).get(month) as {
    cars: number;
    costFen: number;
    grossFen: number;
  };
