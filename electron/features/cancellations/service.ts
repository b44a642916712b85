import {
  CANCELLERS,
  type CancellationFields,
  cancellationFields,
  cancellationLevel,
  cancellationProblems,
  type payBackFields,
} from '../../../db/cancellations/model.ts';
import { cancellationGates, cancellationSteps } from '../../../db/cancellations/steps.ts';
import { cancellation } from '../../../db/cancellations/table.ts';
import { missing } from '../../../db/core/fields.ts';
import type { RowOf } from '../../../db/entities.ts';
import { needsReference } from '../../../db/receipts/model.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
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
import { askAbout } from '../approvals/askable.ts';
import { askWithin } from '../approvals/service.ts';
import { carOfOrder } from '../deliveries/order.ts';
import { payBack } from '../receipts/service.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { dealOf, goneOfDeal, isLastCar, termsOf } from './deal.ts';
import { endContract, endDeal } from './ending.ts';

export type Cancellation = RowOf<'cancellation'>;
const sight = seeing({ entity: 'cancellation', hides: { lastEventId: () => false, contentHash: () => false } });

/** Another one of the whole deal, of the same car, or one that still waits while the whole deal is to end. */
const ALREADY = `SELECT doc_no FROM cancellation WHERE (order_id = @orderId OR contract_id = @contractId) AND id <> @id
  AND status IN ('requested', 'decided', 'refunded') AND deleted_at IS NULL
  AND (order_vehicle_id IS NULL OR order_vehicle_id = @orderVehicleId OR (@orderVehicleId IS NULL AND status <> 'refunded'))`;

/** 退订 with its steps. */
export const cancellationDocument = documenting({
  entity: 'cancellation',
  table: cancellation,
  type: 'TD',
  steps: cancellationSteps,
  gates: cancellationGates,
  facts: (tx, { id, orderId, contractId, orderVehicleId, fault, paidFen, claimState, claimHolder }) => ({
    already:
      (prepared(tx.db, ALREADY).pluck().get({ id, orderId, contractId, orderVehicleId }) as string | undefined) ?? null,
    left: goneOfDeal(tx.db, { orderId, orderVehicleId }),
    lastCar: isLastCar(tx.db, { orderId, orderVehicleId }),
    movedFen: termsOf(tx.db, { orderId, contractId, orderVehicleId, fault }, id).paidFen - paidFen,
    lostTo: claimState === 'lost' ? claimHolder : null,
  }),
  content: (_tx, { contractId, orderId, orderVehicleId, customerId, fault, reason, ...row }) => ({
    ...{ contractId, orderId, customerId, fault, reason },
    ...(orderVehicleId !== null && { orderVehicleId }),
    ...{ contractFen: row.contractFen, paidFen: row.paidFen, bindingFen: row.bindingFen, keptFen: row.keptFen },
    ...{ refundFen: row.refundFen, compensationFen: row.compensationFen },
  }),
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
});

const cancellationSaving = saving({
  entity: 'cancellation',
  fields: cancellationFields,
  sight,
  problems: cancellationProblems,
  check(tx, values) {
    const deal = dealOf(tx.db, values);
    return { ...deal, ...termsOf(tx.db, { ...deal, fault: values.fault! }) } as object;
  },
  born: () => ({ status: 'draft' as const, versionNo: 1 }),
});

/**
 * 申请退订: numbered at once with the terms of this moment, and the decision asked for.
 * @throws InvalidInput; Refusal `record.missing`, `cancellation.ended`, `cancellation.notOpen`, `document.gates` with `cancellation.already`,
 * `cancellation.left`, `cancellation.lastCar`
 */
export function requestCancellation(store: Store, who: Who, typed: Partial<CancellationFields>): { id: string } {
  return store.write(who, (tx) => {
    const row = cancellationSaving.insert(tx, who, typed, todayOf(store));
    const target = { id: row.id, rev: row.rev, seen: cancellationDocument.sealOf(tx, row) };
    cancellationDocument.go(tx, store, who, target, 'requested');
    askWithin(tx, store, who, {
      ...{ kind: 'cancelTerms', entity: 'cancellation', docId: row.id, reason: row.reason },
    });
    return { id: row.id };
  });
}

/** The decision takes the request along: approved, the deal ends here and the car is free; what was paid goes back afterwards. */
askAbout({
  entity: 'cancellation',
  kinds: ['cancelTerms'],
  by: CANCELLERS,
  read(db, docId) {
    const row = prepared<Asked>(db, ASKED).get(docId) as Asked | undefined;
    if (!row) return undefined;
    const { hash, docNo, customerId, ...terms } = row;
    const requiredLevel = cancellationLevel(terms as never);
    return {
      hash,
      versionNo: 1,
      label: docNo ?? '',
      customerId,
      requiredLevel,
      askedFen: row.refundFen + row.compensationFen,
    };
  },
  decided(tx, who, docId, to, reason) {
    const row = requireRecord(tx, 'cancellation', docId);
    if (row.status !== 'requested') return;
    if (to !== 'approved') return cancellationDocument.along(tx, who, docId, 'refused', reason);
    if (goneOfDeal(tx.db, row) > 0) throw new Refusal('cancellation.left');
    cancellationDocument.along(tx, who, docId, 'decided', reason);
    endDeal(tx, who, row);
  },
});

interface Asked {
  hash: string;
  docNo: string | null;
  customerId: string;
  keptFen: number;
  refundFen: number;
  compensationFen: number;
}
const ASKED = `SELECT content_hash AS hash, doc_no AS docNo, customer_id AS customerId, kept_fen AS keptFen, refund_fen AS refundFen,
    compensation_fen AS compensationFen FROM cancellation WHERE id = ? AND content_hash IS NOT NULL AND deleted_at IS NULL`;

/**
 * 退款办结: what goes back is posted receipt by receipt, and the contract ends.
 * @throws InvalidInput; Refusal of `documenting`, `refund.tooMuch`
 */
export function settleCancellation(
  store: Store,
  who: Who,
  { method, externalRef, remark, ...at }: Target & { seen: string } & Partial<(typeof payBackFields)['_output']>,
): void {
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'cancellation', at.id);
    const typed = { method, externalRef };
    const problems =
      row.refundFen === 0
        ? []
        : missing(typed, ['method', ...(needsReference(method) ? (['externalRef'] as const) : [])]);
    if (problems.length > 0) throw new InvalidInput(problems);
    cancellationDocument.go(tx, store, who, at, 'refunded', remark ?? null);
    if (row.refundFen > 0)
      payBack(tx, store, who, {
        ...{ contractId: row.contractId, orderId: row.orderId, fen: row.refundFen },
        ...{ method: method!, externalRef: externalRef ?? null, reason: row.docNo ?? '' },
      });
    if (row.orderVehicleId === null) endContract(tx, who, row);
  });
}

const REQUEST = `SELECT id, doc_no AS docNo, status FROM approval_request WHERE doc_id = ? AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1`;

/** 退订 with the papers around it. */
export const openCancellation = opening({
  sight,
  more(tx: Write, row, who: Who) {
    const no = (sql: string, id: string | null) =>
      id === null ? null : ((tx.db.prepare(sql).pluck().get(id) as string | null | undefined) ?? null);
    return {
      car: row.orderVehicleId === null ? null : (carOfOrder(tx.db, row.orderVehicleId) ?? null),
      orderNo: no('SELECT doc_no FROM sales_order WHERE id = ?', row.orderId),
      contractNo: no('SELECT doc_no FROM contract WHERE id = ?', row.contractId),
      approval:
        (prepared(tx.db, REQUEST).get(row.id) as { id: string; docNo: string; status: string } | undefined) ?? null,
      document: cancellationDocument.standing(tx, row, who),
    };
  },
});

export const cancellationHistory = historying(sight, { customerId: 'SELECT name FROM customer WHERE id = ?' });
