import { dayOf } from '../../../db/core/day.ts';
import { missing } from '../../../db/core/fields.ts';
import type { ChangesOf, RowOf } from '../../../db/entities.ts';
import { OUTSIDE } from '../../../db/loans/line.ts';
import {
  type GiveBackFields,
  giveBackProblems,
  type LendFields,
  LOAN_ASKERS,
  type LoanOrderFields,
  lendProblems,
  requestProblems,
  type StockOutRequestFields,
  stockOutRequestFields,
} from '../../../db/loans/model.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { allocateFromLoan } from '../allocations/service.ts';
import { askAbout } from '../approvals/askable.ts';
import { askWithin } from '../approvals/service.ts';
import { whenSlipMade } from '../deliveries/outs.ts';
import { carSaving, orderSaving } from '../orders/service.ts';
import { moved } from '../vehicles/movements.ts';
import { loanDocument, requestDocument } from './documents.ts';
import { type Loan, lentLoanOf, loanOf, requestSight } from './rows.ts';
import './keeping.ts';

type Seen = Target & { seen: string };
const judge = (problems: { path: string; code: string }[]): void => {
  if (problems.length > 0) throw new InvalidInput(problems);
};

const requestSaving = saving({
  entity: 'stock_out_request',
  fields: stockOutRequestFields,
  sight: requestSight,
  problems: requestProblems,
  check(tx, { vehicleId, customerId, borrower, dueBackOn }) {
    if (dueBackOn && dueBackOn < dayOf(tx.at)) throw new InvalidInput([{ path: 'dueBackOn', code: 'loan.duePast' }]);
    const { vin } = requireRecord(tx, 'vehicle', vehicleId!);
    const name = customerId ? requireRecord(tx, 'customer', customerId).name : null;
    return { vin, borrower: borrower ?? name };
  },
  born: () => ({ status: 'draft' as const, versionNo: 1, vin: '' }),
});

/**
 * 申请出库: numbered at once, and the 待补价 decision asked for.
 * @throws InvalidInput; Refusal `document.gates` with `loan.notInStock`, `loan.carTaken`
 */
export function requestLoan(store: Store, who: Who, typed: Partial<StockOutRequestFields>): { id: string } {
  return store.write(who, (tx) => {
    const row = requestSaving.insert(tx, who, typed, todayOf(store));
    const target = { id: row.id, rev: row.rev, seen: requestDocument.sealOf(tx, row) };
    requestDocument.go(tx, store, who, target, 'requested');
    askWithin(tx, store, who, {
      ...{ kind: 'priceOpen', entity: 'stock_out_request', docId: row.id, reason: row.reason },
    });
    return { id: row.id };
  });
}

const ASKED = `SELECT content_hash AS hash, doc_no AS docNo, customer_id AS customerId FROM stock_out_request
  WHERE id = ? AND content_hash IS NOT NULL AND deleted_at IS NULL`;

askAbout({
  entity: 'stock_out_request',
  kinds: ['priceOpen'],
  by: LOAN_ASKERS,
  read(db, docId) {
    const row = prepared(db, ASKED).get(docId) as
      | { hash: string; docNo: string | null; customerId: string | null }
      | undefined;
    if (!row) return undefined;
    const { hash, docNo, customerId } = row;
    return { hash, versionNo: 1, label: docNo ?? '', customerId, requiredLevel: 1, askedFen: null };
  },
  decided(tx, who, docId, to, reason) {
    requestDocument.along(tx, who, docId, to === 'approved' ? 'approved' : 'refused', reason);
  },
});

/** 提交 and 撤回. @throws Refusal of `documenting` */
export const goRequest = (
  store: Store,
  who: Who,
  { to, reason, ...at }: Seen & { to: 'submitted' | 'cancelled'; reason?: string | null | undefined },
): void => store.write(who, (tx) => void requestDocument.go(tx, store, who, at, to, reason ?? null));

/** 做借出单, by the warehouse: the claim passes to it. @throws Refusal `loan.notSubmitted` */
export const startLoan = (store: Store, who: Who, requestId: string): { id: string } =>
  store.write(who, (tx) => {
    const there = loanOf(tx.db, requestId);
    if (there) return { id: there.id };
    const request = requireRecord(tx, 'stock_out_request', requestId);
    if (request.status !== 'submitted' || request.claimState === 'lost')
      throw new Refusal('loan.notSubmitted', { params: { docNo: request.docNo ?? '' } });
    const { vehicleId, vin, customerId, borrower, purpose, dueBackOn, depositFen } = request;
    requestDocument.along(tx, who, requestId, 'taken');
    const { id } = tx.insert('loan', {
      ...{ id: newId(), status: 'draft', versionNo: 1, requestId, vehicleId, vin },
      ...{ customerId, borrower, purpose, dueBackOn, depositFen },
    });
    return { id };
  });

/** What was typed with a step, and the step, in one write. */
function act(
  tx: Write,
  store: Store,
  who: Who,
  { id, rev, seen }: Seen,
  changes: ChangesOf<'loan'>,
  to: 'lent' | 'returned',
): Loan {
  const before = requireRecord(tx, 'loan', id);
  tx.update('loan', id, {}, { rev });
  if (loanDocument.sealOf(tx, before) !== seen) throw new Refusal('document.changed');
  const row: RowOf<'loan'> = tx.update('loan', id, changes);
  return loanDocument.go(tx, store, who, { id, rev: row.rev, seen: loanDocument.sealOf(tx, row) }, to);
}

/** 借出: the car leaves the house, and is still ours. @throws InvalidInput; Refusal of `documenting` with `loan.claim.waiting` */
export const lend = (store: Store, who: Who, { id, rev, seen, ...typed }: Seen & Partial<LendFields>): void =>
  store.write(who, (tx) => {
    judge(lendProblems(typed));
    const row = act(tx, store, who, { id, rev, seen }, { ...typed, lentOn: dayOf(tx.at) }, 'lent');
    const { borrower: holder, dueBackOn, odometerOutKm: odometerKm } = row;
    const car = requireRecord(tx, 'vehicle', row.vehicleId);
    const asked = { holder, dueBackOn, odometerKm, toPlace: holder };
    tx.update('vehicle', car.id, moved(tx, who, car, 'lend', asked), { action: 'move' });
  });

/** 归还: the car is in stock again, and free; the deposit goes back less what is charged. */
export const giveBack = (store: Store, who: Who, { id, rev, seen, ...typed }: Seen & Partial<GiveBackFields>): void =>
  store.write(who, (tx) => {
    judge(giveBackProblems(typed, requireRecord(tx, 'loan', id).odometerOutKm));
    const row = act(tx, store, who, { id, rev, seen }, { ...typed, backOn: dayOf(tx.at) }, 'returned');
    const car = requireRecord(tx, 'vehicle', row.vehicleId);
    const asked = { odometerKm: row.odometerInKm };
    tx.update('vehicle', car.id, moved(tx, who, car, 'giveBack', asked), { action: 'move' });
    requestDocument.along(tx, who, row.requestId, 'ended');
  });

/** A loan nobody will fetch: the car is free. */
export const dropLoan = (store: Store, who: Who, { reason, ...at }: Seen & { reason: string }): void =>
  store.write(who, (tx) => {
    const row = loanDocument.go(tx, store, who, at, 'cancelled', reason);
    requestDocument.along(tx, who, row.requestId, 'ended');
  });

const lentOnly = (row: Loan): void => {
  if (row.status !== 'lent') throw new Refusal('loan.notLent', { params: { docNo: row.docNo ?? '' } });
};

/** 转销售: the order of what was really given. @throws InvalidInput; Refusal `loan.notLent`, `loan.hasOrder` */
export const orderFromLoan = (
  store: Store,
  who: Who,
  { id, rev, ...typed }: Target & Partial<LoanOrderFields>,
): { id: string } =>
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'loan', id);
    tx.update('loan', id, {}, { rev });
    lentOnly(row);
    const live = row.orderId === null ? undefined : tx.get('sales_order', row.orderId);
    if (live && !['cancelled', 'returned'].includes(live.status))
      throw new Refusal('loan.hasOrder', { params: { docNo: live.docNo ?? '' } });
    const { customerId, productId, exteriorColor, interiorColor } = typed;
    judge(missing(typed, ['customerId', 'productId']));
    const today = todayOf(store);
    const order = orderSaving.insert(tx, who, { customerId: customerId! }, today);
    const car = { productId, exteriorColor, interiorColor, fulfilment: 'loan' as const, orderId: order.id, lineNo: 1 };
    const { id: orderVehicleId } = carSaving.insert(tx, who, car as never, today);
    tx.update('loan', id, { orderId: order.id, orderVehicleId });
    return { id: order.id };
  });

/**
 * 配给订单: the claim passes from the loan to the order's 配车; the car stays where it is.
 * @throws Refusal `loan.notLent`, `loan.noOrder`, `loan.orderNotOpen`, `allocation.taken`
 */
export const allocateLoan = (store: Store, who: Who, { id, rev }: Target): void =>
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'loan', id);
    tx.update('loan', id, {}, { rev });
    lentOnly(row);
    if (row.orderId === null || row.orderVehicleId === null) throw new Refusal('loan.noOrder');
    const order = requireRecord(tx, 'sales_order', row.orderId);
    if (order.status !== 'open') throw new Refusal('loan.orderNotOpen', { params: { docNo: order.docNo ?? '' } });
    const made = allocateFromLoan(store, tx, who, {
      ...{ loanId: row.id, takenFromId: row.allocationId },
      ...{ vehicleId: row.vehicleId, orderVehicleId: row.orderVehicleId },
    });
    tx.update('loan', id, { allocationId: made });
  });

/** The 出库单 of its order converts the loan: no second way out of the house. */
whenSlipMade((tx, who, vehicleId) => {
  const row = lentLoanOf(tx.db, vehicleId);
  if (!row || row.allocationId === null) return;
  loanDocument.along(tx, who, row.id, 'converted');
  requestDocument.along(tx, who, row.requestId, 'ended');
});

/** A step outside the system is noted. @throws Refusal `loan.inside` */
export const tickStep = (
  store: Store,
  who: Who,
  { id, no, on, note }: { id: string; no: number; on: string; note?: string | null | undefined },
): void =>
  store.write(who, (tx) => {
    if (!OUTSIDE.includes(no)) throw new Refusal('loan.inside', { params: { no } });
    const { ticks } = requireRecord(tx, 'stock_out_request', id);
    tx.update('stock_out_request', id, { ticks: { ...ticks, [no]: { on, note: note ?? null } } }, { action: 'tick' });
  });
