import type { z } from 'zod';
import { missing } from '../../../db/core/fields.ts';
import type { RowOf } from '../../../db/entities.ts';
import { needsReference } from '../../../db/receipts/model.ts';
import {
  type carInFields,
  type inspectedFields,
  RETURN_ASKERS,
  RETURN_LEVEL,
  type returnPaidFields,
  returnProblems,
  type VehicleReturnFields,
  vehicleReturnFields,
} from '../../../db/returns/model.ts';
import { returnGates, returnSteps } from '../../../db/returns/steps.ts';
import { vehicleReturn } from '../../../db/returns/table.ts';
import { InvalidInput } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { releaseGone } from '../allocations/service.ts';
import { askAbout } from '../approvals/askable.ts';
import { askWithin } from '../approvals/service.ts';
import { contractDocument } from '../contracts/service.ts';
import { carOfOrder } from '../deliveries/order.ts';
import { issueRed } from '../invoices/red.ts';
import { liveInvoiceOf, redOf } from '../invoices/rows.ts';
import { carsOf } from '../orders/rows.ts';
import { orderDocument } from '../orders/service.ts';
import { payBack } from '../receipts/service.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { moved } from '../vehicles/movements.ts';
import { leftFor, returnOf } from './terms.ts';

export type VehicleReturn = RowOf<'vehicle_return'>;
const sight = seeing({ entity: 'vehicle_return', hides: { lastEventId: () => false, contentHash: () => false } });

const ALREADY = `SELECT doc_no FROM vehicle_return WHERE order_vehicle_id = @orderVehicleId AND id <> @id
  AND status NOT IN ('draft', 'refused') AND deleted_at IS NULL`;

/** 退车 with its steps. */
export const returnDocument = documenting({
  entity: 'vehicle_return',
  table: vehicleReturn,
  type: 'TH',
  steps: returnSteps,
  gates: returnGates,
  facts(tx, row) {
    const live = liveInvoiceOf(tx.db, row.orderVehicleId);
    return {
      already:
        (prepared(tx.db, ALREADY)
          .pluck()
          .get({ ...row }) as string | undefined) ?? null,
      hasLeft: leftFor(tx.db, row.orderVehicleId) !== undefined,
      liveInvoiceNo: live ? (live.invoiceNo ?? live.docNo ?? '') : null,
      deregistrationMissing: row.registered === true && !row.deregistrationNo,
    };
  },
  content: (_tx, { orderVehicleId, vehicleId, kind, reason, odometerKm, perThousandKmBp, registered, ...row }) => ({
    ...{ orderVehicleId, vehicleId, kind, reason, odometerKm, perThousandKmBp, registered },
    ...{ soldFen: row.soldFen, paidFen: row.paidFen, useFeeFen: row.useFeeFen, refundFen: row.refundFen },
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

const returnSaving = saving({
  entity: 'vehicle_return',
  fields: vehicleReturnFields,
  sight,
  problems: returnProblems,
  check(tx, values) {
    const { head, terms } = returnOf(tx, values);
    return { ...head, ...terms } as object;
  },
  born: () => ({ status: 'draft' as const, versionNo: 1 }),
});

/** What the money would come to, before anything is asked for. @throws Refusal `return.notOut` */
export const termsOfReturn = (store: Store, who: Who, typed: Partial<VehicleReturnFields>) =>
  store.write(who, (tx) => {
    const { head, terms } = returnOf(tx, typed);
    return { ...head, ...terms, car: carOfOrder(tx.db, typed.orderVehicleId!) ?? null };
  });

/**
 * 申请退车: numbered at once with the terms of this moment, and the decision of level 2 asked for.
 * @throws InvalidInput; Refusal `return.notOut`, `document.gates` with `return.already`
 */
export function requestReturn(store: Store, who: Who, typed: Partial<VehicleReturnFields>): { id: string } {
  return store.write(who, (tx) => {
    const row = returnSaving.insert(tx, who, typed, todayOf(store));
    const target = { id: row.id, rev: row.rev, seen: returnDocument.sealOf(tx, row) };
    returnDocument.go(tx, store, who, target, 'requested');
    askWithin(tx, store, who, {
      ...{ kind: 'cancelTerms', entity: 'vehicle_return', docId: row.id, reason: row.reason },
    });
    return { id: row.id };
  });
}

/** The decision takes the request along; the car may come back from then on. */
askAbout({
  entity: 'vehicle_return',
  kinds: ['cancelTerms'],
  by: RETURN_ASKERS,
  read(db, docId) {
    const row = prepared<Asked>(db, ASKED).get(docId) as Asked | undefined;
    return (
      row && {
        ...{ hash: row.hash, versionNo: 1, label: row.docNo ?? '', customerId: row.customerId },
        ...{ requiredLevel: RETURN_LEVEL, askedFen: row.refundFen },
      }
    );
  },
  decided(tx, who, docId, to, reason) {
    if (requireRecord(tx, 'vehicle_return', docId).status === 'requested')
      returnDocument.along(tx, who, docId, to === 'approved' ? 'decided' : 'refused', reason);
  },
});
interface Asked {
  hash: string;
  docNo: string | null;
  customerId: string;
  refundFen: number;
}
const ASKED = `SELECT content_hash AS hash, doc_no AS docNo, customer_id AS customerId, refund_fen AS refundFen FROM vehicle_return
  WHERE id = ? AND content_hash IS NOT NULL AND deleted_at IS NULL`;

type Seen = Target & { seen: string };

/**
 * 车已回: a fact of the warehouse. The car is no part of its order any more; where an invoice stands, its red one waits for finance. The car
 * itself is nobody's to sell until it was looked at.
 * @throws InvalidInput at `inKm`; Refusal of `documenting`
 */
export function takeCarIn(
  store: Store,
  who: Who,
  { inKm, inNote, ...at }: Seen & Partial<z.infer<typeof carInFields>>,
): void {
  store.write(who, (tx) => {
    const problems = missing({ inKm }, ['inKm']);
    if (problems.length > 0) throw new InvalidInput(problems);
    const row = returnDocument.go(tx, store, who, at, 'carIn', inNote ?? null);
    tx.update('vehicle_return', row.id, { inKm: inKm!, inNote: inNote ?? null });
    tx.update('order_vehicle', row.orderVehicleId, { ended: 'returned', endedById: row.id }, { action: 'end' });
    const invoice = liveInvoiceOf(tx.db, row.orderVehicleId);
    if (invoice)
      issueRed(tx, who, { invoiceId: invoice.id, reason: row.kind === 'wrongInvoice' ? 'wrong' : 'returned' });
    if (carsOf(tx.db, row.orderId).length === 0) orderDocument.along(tx, who, row.orderId, 'returned', row.docNo);
  });
}

/**
 * 检查: the car stands in stock again, free for another order, and whoever buys it next is told that it was out before.
 * @throws InvalidInput at `inspection`; Refusal of `documenting`, `vehicle.move`
 */
export function inspectReturn(
  store: Store,
  who: Who,
  { inspection, location, ...at }: Seen & Partial<z.infer<typeof inspectedFields>>,
): void {
  store.write(who, (tx) => {
    const problems = missing({ inspection }, ['inspection']);
    if (problems.length > 0) throw new InvalidInput(problems);
    const row = returnDocument.go(tx, store, who, at, 'inspected');
    tx.update('vehicle_return', row.id, { inspection: inspection! });
    const car = requireRecord(tx, 'vehicle', row.vehicleId);
    const back = { toPlace: location ?? null, odometerKm: row.inKm, reason: row.docNo };
    tx.update('vehicle', car.id, moved(tx, who, car, 'comeBack', back), { action: 'move' });
    releaseGone(tx, row.orderVehicleId, row.docNo);
  });
}

/**
 * 退款办结: receipt by receipt to who paid it, less the use fee; with the last car of its order the contract ends.
 * @throws InvalidInput; Refusal of `documenting`, `refund.tooMuch`
 */
export function settleReturn(
  store: Store,
  who: Who,
  { method, externalRef, deregistrationNo, ...at }: Seen & Partial<z.infer<typeof returnPaidFields>>,
): void {
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'vehicle_return', at.id);
    const problems =
      row.refundFen === 0
        ? []
        : missing({ method, externalRef }, ['method', ...(needsReference(method) ? (['externalRef'] as const) : [])]);
    if (problems.length > 0) throw new InvalidInput(problems);
    const known = deregistrationNo ? tx.update('vehicle_return', row.id, { deregistrationNo }, { rev: at.rev }) : row;
    returnDocument.go(tx, store, who, { ...at, rev: known.rev }, 'refunded');
    if (row.refundFen > 0)
      payBack(tx, store, who, {
        ...{ contractId: row.contractId, orderId: row.orderId, fen: row.refundFen },
        ...{ method: method!, externalRef: externalRef ?? null, reason: row.docNo ?? '' },
      });
    const isLast = carsOf(tx.db, row.orderId).length === 0;
    if (isLast && row.contractId !== null) contractDocument.along(tx, who, row.contractId, 'terminated', row.docNo);
  });
}

const REQUEST = `SELECT id, doc_no AS docNo, status FROM approval_request WHERE doc_id = ? AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1`;
const INVOICE = `SELECT id FROM sales_invoice WHERE order_vehicle_id = ? AND red_of_id IS NULL AND status <> 'draft' AND deleted_at IS NULL
  ORDER BY created_at DESC LIMIT 1`;

/** 退车 with the papers around it. */
export const openReturn = opening({
  sight,
  more(tx: Write, row, who: Who) {
    const no = (sql: string, id: string | null) =>
      id === null ? null : ((prepared(tx.db, sql).pluck().get(id) as string | null | undefined) ?? null);
    const blueId = no(INVOICE, row.orderVehicleId);
    const red = blueId === null ? undefined : redOf(tx.db, blueId);
    return {
      car: carOfOrder(tx.db, row.orderVehicleId) ?? null,
      contractNo: no('SELECT doc_no FROM contract WHERE id = ?', row.contractId),
      approval:
        (prepared(tx.db, REQUEST).get(row.id) as { id: string; docNo: string; status: string } | undefined) ?? null,
      red: red ? { id: red.id, status: red.status, invoiceNo: red.invoiceNo } : null,
      document: returnDocument.standing(tx, row, who),
    };
  },
});
export const returnHistory = historying(sight, { customerId: 'SELECT name FROM customer WHERE id = ?' });
