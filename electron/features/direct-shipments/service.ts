import { missing } from '../../../db/core/fields.ts';
import {
  DIRECT_WRITERS,
  type DirectSettledFields,
  type DirectShippedFields,
  directProblems,
  directRequestFields,
  shippedProblems,
} from '../../../db/direct-shipments/model.ts';
import { directGates, directSteps } from '../../../db/direct-shipments/steps.ts';
import { directRequest } from '../../../db/direct-shipments/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { InvalidInput } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { allocatedCar } from '../allocations/confirmed.ts';
import { allocateOnItsWay, releaseHeld } from '../allocations/service.ts';
import { askAbout } from '../approvals/askable.ts';
import { decisionHolds } from '../approvals/decisions.ts';
import { carOfOrder, dueFen, UNPAID_LEVEL } from '../deliveries/order.ts';
import { outOfNote, signOfNote } from '../deliveries/rows.ts';
import { sendStraight, straightEnded, whenHandedOver } from '../deliveries/straight.ts';
import { contractFor } from '../orders/contract.ts';
import { dealHashOf, waiverLevel } from '../orders/deal.ts';
import { depositOf } from '../orders/money.ts';
import { carsOf, linesOf, orderOf } from '../orders/rows.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { type Direct, directOf, directSight } from './rows.ts';

const dealHash = (db: Connection, orderId: string): string | undefined => {
  const head = orderOf(db, orderId);
  return head && dealHashOf(head, carsOf(db, orderId), linesOf(db, orderId));
};

/** 直运申请 with its steps: what a 发货单 asks of deposit, contract and money (G3 to G6) is asked before the car is requested. */
export const directDocument = documenting({
  entity: 'direct_request',
  table: directRequest,
  type: 'ZY',
  steps: directSteps,
  gates: directGates,
  facts(tx, row) {
    const { db } = tx;
    const head = orderOf(db, row.orderId);
    const contract = head ? contractFor(db, head.contractId) : null;
    const deposit = head && depositOf(db, head, contract);
    const hash = dealHash(db, row.orderId);
    const holds = (kind: 'depositWaiver' | 'deliverUnpaid', requiredLevel: number) =>
      hash !== undefined && decisionHolds(db, { kind, hash, requiredLevel, docId: row.orderId });
    const other = directOf(db, row.orderVehicleId);
    const allocated = row.status === 'draft' ? allocatedCar(db, row.orderVehicleId) : undefined;
    return {
      orderOpen: head?.status === 'open',
      contractSigned: contract?.isSigned === true,
      minDepositFen: deposit?.minDepositFen ?? 0,
      depositsFen: deposit?.depositsFen ?? 0,
      depositWaived: holds('depositWaiver', waiverLevel(db)),
      dueFen: dueFen(db, row.orderId, row.orderVehicleId),
      unpaidAllowed: holds('deliverUnpaid', UNPAID_LEVEL),
      ...{ supplier: row.supplier, address: row.address, contact: row.contact, plannedOn: row.plannedOn },
      allocatedNo: allocated && allocated.claimState !== 'lost' ? (allocated.docNo ?? '') : null,
      otherNo: other && other.id !== row.id ? (other.docNo ?? '') : null,
    };
  },
  content: (_tx, { orderVehicleId, supplier, address, contact, phone, plannedOn }) => ({
    ...{ orderVehicleId, supplier, address, contact, phone, plannedOn },
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to, who) {
    if (to === 'requested') tx.update('order_vehicle', row.orderVehicleId, { fulfilment: 'direct' });
    if (to === 'cancelled' && row.deliveryNoteId !== null) straightEnded(tx, who, row.deliveryNoteId, row.docNo);
    if (to === 'cancelled' || to === 'refused') releaseHeld(tx, row.orderVehicleId, row.docNo);
  },
});

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale`, `record.missing` */
export const directSaving = saving({
  entity: 'direct_request',
  fields: directRequestFields,
  sight: directSight,
  problems: directProblems,
  check(tx, values, row) {
    const isContent = Object.keys(values).some((field) => field !== 'remark');
    if (row && isContent) directDocument.requireOpen(tx, row.id);
    if (row || !values.orderVehicleId) return undefined;
    const { orderId } = requireRecord(tx, 'order_vehicle', values.orderVehicleId);
    return { orderId, customerId: requireRecord(tx, 'sales_order', orderId).customerId };
  },
  born: () => ({ status: 'draft' as const, versionNo: 1, orderId: '', customerId: '' }),
});

/** The 直运申请 of a car of an order that stands, or a new one. */
export function startDirect(store: Store, who: Who, orderVehicleId: string): { id: string } {
  return store.write(who, (tx) => {
    const live = directOf(tx.db, orderVehicleId);
    if (live) return { id: live.id };
    const { plannedDeliveryOn } = requireRecord(
      tx,
      'sales_order',
      requireRecord(tx, 'order_vehicle', orderVehicleId).orderId,
    );
    return { id: directSaving.insert(tx, who, { orderVehicleId, plannedOn: plannedDeliveryOn }, todayOf(store)).id };
  });
}

/**
 * 发运: the supplier's waybill names the car. Its card is made 在途, the VIN is claimed for the order, and the 签收单 waits for whoever takes it.
 * @throws InvalidInput at the waybill and at the fields of the vehicle card; Refusal of `documenting`, `allocation.taken`, `vehicle.vinTaken`
 */
export function shipDirect(
  store: Store,
  who: Who,
  { carrier, waybillNo, shippedOn, ...rest }: Target & { seen: string } & Partial<DirectShippedFields>,
): void {
  const { id, rev, seen, ...car } = rest;
  store.write(who, (tx) => {
    const problems = shippedProblems({ ...car, carrier, waybillNo, shippedOn });
    if (problems.length > 0) throw new InvalidInput(problems);
    const row = directDocument.go(tx, store, who, { id, rev, seen }, 'shipped');
    const of = carOfOrder(tx.db, row.orderVehicleId);
    const sent = sendStraight(tx, store, who, {
      ...{ orderVehicleId: row.orderVehicleId, supplier: row.supplier, plannedOn: row.plannedOn, typed: car },
    });
    allocateOnItsWay(store, tx, who, {
      ...{ vehicleId: sent.vehicleId, orderVehicleId: row.orderVehicleId, orderNo: of?.orderNo ?? null },
    });
    tx.update('direct_request', row.id, { ...sent, carrier: carrier!, waybillNo: waybillNo!, shippedOn: shippedOn! });
  });
}

/** 结算: what the supplier is paid, which is what the car cost. @throws InvalidInput at `costFen`; Refusal of `documenting` */
export function settleDirect(
  store: Store,
  who: Who,
  { costFen, ...at }: Target & { seen: string } & Partial<DirectSettledFields>,
): void {
  store.write(who, (tx) => {
    const problems = missing({ costFen }, ['costFen']);
    if (problems.length > 0) throw new InvalidInput(problems);
    const row = directDocument.go(tx, store, who, at, 'settled');
    tx.update('direct_request', row.id, { costFen: costFen! });
    if (row.vehicleId !== null) tx.update('vehicle', row.vehicleId, { costFen: costFen! });
  });
}

/** 先运后付款 is asked about the 直运申请 as 先交车后付款 is about a 发货单, and bound to the deal of its order. */
askAbout({
  entity: 'direct_request',
  kinds: ['deliverUnpaid'],
  by: DIRECT_WRITERS,
  read(db, id) {
    const row = prepared(db, ASKED).get(id) as { orderId: string; carId: string; docNo: string | null } | undefined;
    const head = row && orderOf(db, row.orderId);
    if (!row || !head) return undefined;
    const due = dueFen(db, row.orderId, row.carId);
    return {
      ...{ hash: dealHash(db, row.orderId)!, versionNo: 1, label: row.docNo ?? head.docNo ?? '' },
      ...{ customerId: head.customerId, requiredLevel: due > 0 ? UNPAID_LEVEL : 0, askedFen: due },
    };
  },
});
const ASKED = 'SELECT order_id AS orderId, order_vehicle_id AS carId, doc_no AS docNo FROM direct_request WHERE id = ?';

const OF_NOTE = 'SELECT id FROM direct_request WHERE delivery_note_id = ? AND deleted_at IS NULL';
/** The signature takes the request along: 已签收, or 已拒收 and the car of the order ended. */
whenHandedOver((tx: Write, who, noteId, to) => {
  const id = prepared(tx.db, OF_NOTE).pluck().get(noteId) as string | undefined;
  if (id !== undefined) directDocument.along(tx, who, id, to);
});

const nameOf = (tx: Write, sql: string, id: string) =>
  (tx.db.prepare(sql).pluck().get(id) as string | undefined) ?? null;

/** 直运申请 with its car and its papers. */
export const openDirect = opening({
  sight: directSight,
  more(tx: Write, row: Direct, who: Who) {
    const order = carOfOrder(tx.db, row.orderVehicleId);
    return {
      order: order ?? null,
      customerName: nameOf(tx, 'SELECT name FROM customer WHERE id = ?', row.customerId),
      out: row.deliveryNoteId === null ? null : (outOfNote(tx.db, row.deliveryNoteId) ?? null),
      sign: row.deliveryNoteId === null ? null : (signOfNote(tx.db, row.deliveryNoteId) ?? null),
      document: directDocument.standing(tx, row, who),
    };
  },
});
export const directHistory = historying(directSight, { customerId: 'SELECT name FROM customer WHERE id = ?' });
