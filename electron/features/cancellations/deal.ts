import {
  type CancellationFields,
  type CancellationTerms,
  cancellationTerms,
  shareOf,
} from '../../../db/cancellations/model.ts';
import { contractTotals } from '../../../db/contracts/model.ts';
import type { DepositKind, Fault } from '../../../db/money/deposit.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import { linesOf as contractLinesOf } from '../contracts/rows.ts';
import { goneOf } from '../orders/facts.ts';
import { receivedOf } from '../orders/money.ts';
import {
  carsOf,
  linesOf,
  linesOfCar,
  moneyOf,
  type Order,
  orderedCars,
  orderedLines,
  orderOf,
} from '../orders/rows.ts';
import { receivedFor } from '../receipts/rows.ts';

interface ContractHead {
  id: string;
  status: string;
  customerId: string;
  buyerName: string | null;
  depositKind: DepositKind | null;
  vehicleFen: number | null;
}
const CONTRACT = `SELECT id, status, customer_id AS customerId, buyer_name AS buyerName, deposit_kind AS depositKind, vehicle_fen AS vehicleFen
  FROM contract WHERE id = ? AND deleted_at IS NULL`;
const contractOf = (db: Connection, id: string | null | undefined): ContractHead | undefined =>
  id ? (prepared<ContractHead>(db, CONTRACT).get(id) as ContractHead | undefined) : undefined;

const LIVE_ORDER = `SELECT id FROM sales_order WHERE contract_id = ? AND status NOT IN ('cancelled', 'returned') AND deleted_at IS NULL
  ORDER BY created_at LIMIT 1`;
const OVER: readonly string[] = ['terminated', 'void', 'cancelled', 'returned', 'closed'];

/** Both papers of a deal, whichever of them is named. */
export interface Deal {
  orderId: string | null;
  /** The one car of it that is meant, when not the whole deal is. */
  orderVehicleId: string | null;
  contractId: string | null;
  customerId: string;
  customerName: string | null;
}

/** @throws Refusal `record.missing`, `cancellation.ended`, `cancellation.notOpen` */
export function dealOf(
  db: Connection,
  named: Partial<Pick<CancellationFields, 'orderId' | 'contractId' | 'orderVehicleId'>>,
): Deal {
  const orderVehicleId = named.orderVehicleId ?? null;
  const ofContract = named.contractId
    ? (prepared(db, LIVE_ORDER).pluck().get(named.contractId) as string | undefined)
    : undefined;
  const orderId = named.orderId ?? ofContract ?? null;
  const order = orderId === null ? undefined : orderOf(db, orderId);
  const contract = contractOf(db, named.contractId ?? order?.contractId);
  const customerId = order?.customerId ?? contract?.customerId;
  if (customerId === undefined) throw new Refusal('record.missing', { params: { entity: 'sales_order' } });
  if (OVER.includes(order?.status ?? contract!.status)) throw new Refusal('cancellation.ended');
  if (orderVehicleId !== null) {
    if (!carsOf(db, orderId ?? '').some(({ id }) => id === orderVehicleId))
      throw new Refusal('record.missing', { params: { entity: 'order_vehicle' } });
    // Before that, the order itself is changed.
    if (order?.status !== 'open') throw new Refusal('cancellation.notOpen');
  }
  return {
    ...{ orderId, orderVehicleId },
    contractId: contract?.id ?? null,
    customerId,
    customerName: order?.customerName ?? contract?.buyerName ?? null,
  };
}

/** What is asked about: a deal or one car of its order, and whose fault it is. */
type Ending = Pick<Deal, 'orderId' | 'contractId' | 'orderVehicleId'> & { fault: Fault };

/** What becomes of the money of a deal that would end now. @param except the 退订 itself, once it has been decided */
export function termsOf(
  db: Connection,
  { orderId, contractId, orderVehicleId, fault }: Ending,
  except?: string,
): CancellationTerms {
  const contract = contractOf(db, contractId);
  const order = orderId === null ? undefined : orderOf(db, orderId);
  const kind = contract?.depositKind ?? null;
  const received = order ? receivedOf(db, order, except) : receivedFor(db, { orderId, contractId });
  if (order && orderVehicleId !== null) {
    const { carFen, restFen } = partOf(db, order, orderVehicleId);
    return cancellationTerms({ contractFen: carFen, fault, kind, received: shareOf(received, carFen, restFen) });
  }
  const contractFen = contract
    ? contractTotals(contract.vehicleFen, contractLinesOf(db, contract.id)).totalFen
    : order
      ? moneyOf(order, carsOf(db, order.id), linesOf(db, order.id)).sellTotalFen
      : 0;
  return cancellationTerms({ contractFen, fault, kind, received });
}

/** What a car with its lines is sold for, and what the others that stand are, 分. */
export function partOf(db: Connection, order: Order, orderVehicleId: string) {
  const [all, lines] = [orderedCars(db, order.id), orderedLines(db, order.id)];
  const cars = all.filter(({ id, ended }) => ended === null || id === orderVehicleId);
  const sold = (car: (typeof all)[number]) => moneyOf(order, [car], linesOfCar(lines, cars, car)).sellTotalFen;
  const fens = cars.map((car) => ({ id: car.id, fen: sold(car) }));
  const sum = (of: typeof fens) => of.reduce((total, { fen }) => total + fen, 0);
  const others = fens.filter(({ id }) => id !== orderVehicleId);
  return { carFen: sum(fens.filter(({ id }) => id === orderVehicleId)), restFen: sum(others), others };
}

const LEFT = `SELECT count(*) FROM delivery_note note JOIN stock_out out ON out.delivery_note_id = note.id AND out.deleted_at IS NULL
  WHERE note.order_vehicle_id = ? AND out.status = 'left' AND note.deleted_at IS NULL`;
/** Cars of a deal that have left; of one car, whether it has. */
export function goneOfDeal(
  db: Connection,
  { orderId, orderVehicleId }: Pick<Deal, 'orderId' | 'orderVehicleId'>,
): number {
  if (orderVehicleId !== null) return prepared(db, LEFT).pluck().get(orderVehicleId) as number;
  return orderId === null ? 0 : goneOf(db, orderId).left;
}

/** It is of one car, and no other stands in its order. */
export const isLastCar = (
  db: Connection,
  { orderId, orderVehicleId }: Pick<Deal, 'orderId' | 'orderVehicleId'>,
): boolean =>
  orderVehicleId !== null && orderId !== null && !carsOf(db, orderId).some(({ id }) => id !== orderVehicleId);
