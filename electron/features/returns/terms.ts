import { type ReturnTerms, returnTerms, type VehicleReturnFields } from '../../../db/returns/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import { partOf } from '../cancellations/deal.ts';
import { receivedOf } from '../orders/money.ts';
import { carsOf } from '../orders/rows.ts';

const OUT = `SELECT out.vehicle_id AS vehicleId, car.vin FROM delivery_note note
  JOIN stock_out out ON out.delivery_note_id = note.id AND out.status = 'left' AND out.deleted_at IS NULL
  JOIN vehicle car ON car.id = out.vehicle_id WHERE note.order_vehicle_id = ? AND note.deleted_at IS NULL`;
/** The car that left for a car of an order. */
export const leftFor = (db: Connection, orderVehicleId: string) =>
  prepared<{ vehicleId: string; vin: string }>(db, OUT).get(orderVehicleId) as
    | { vehicleId: string; vin: string }
    | undefined;

/** What a 退车 is of, and what becomes of its money. @throws Refusal `record.missing`, `return.notOut` */
export function returnOf(tx: Write, typed: Partial<VehicleReturnFields>) {
  const { db } = tx;
  const car = requireRecord(tx, 'order_vehicle', typed.orderVehicleId!);
  const order = requireRecord(tx, 'sales_order', car.orderId);
  const left = leftFor(db, car.id);
  if (!left || !carsOf(db, order.id).some(({ id }) => id === car.id)) throw new Refusal('return.notOut');
  const { carFen, others } = partOf(db, order, car.id);
  const { totalFen, byPurpose } = receivedOf(db, order);
  // As at their leaving (G6): what was received pays for the cars that are out before any other.
  const outFen = others.reduce((sum, { id, fen }) => sum + (leftFor(db, id) ? fen : 0), 0);
  const terms: ReturnTerms = returnTerms({
    kind: typed.kind ?? 'agreed',
    soldFen: carFen,
    paidFen: totalFen - (byPurpose.agency ?? 0) - outFen,
    km: typed.odometerKm ?? 0,
    perThousandKmBp: typed.perThousandKmBp ?? 0,
  });
  const { customerId, customerName, contractId } = order;
  return { head: { orderId: order.id, contractId, customerId, customerName, ...left }, terms };
}
