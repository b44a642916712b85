import { dayOf } from '../../../db/core/day.ts';
import {
  OTHER_PAYEE_LEVEL,
  type RefundFields,
  receiptFields,
  receiptProblems,
  refundFields,
  refundProblems,
} from '../../../db/receipts/model.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { takeNumber } from '../../records/document-number.ts';
import { historying } from '../../records/history.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord, standing } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { receiptsAlike } from './alike.ts';
import { type Receipt, type Refund, receiptSight, refundedOf, refundedSql, refundSight, stands } from './rows.ts';
import { tellReceipt } from './told.ts';

/** A fact has its number from birth. */
const numbered = (tx: Write, table: 'receipt' | 'refund', on: string) => ({
  docNo: takeNumber(tx, {
    type: table === 'receipt' ? 'SK' : 'TK',
    table,
    store: readSettings(tx).showroomCode,
    on,
  }),
  docOn: on,
});

const REVERSED = {
  receipt: 'SELECT doc_no FROM receipt WHERE reverses_id = ? AND deleted_at IS NULL',
  refund: 'SELECT doc_no FROM refund WHERE reverses_id = ? AND deleted_at IS NULL',
};
/** Number of the record that took this one back. */
const reversedBy = (tx: Write, table: 'receipt' | 'refund', id: string) =>
  tx.db.prepare(REVERSED[table]).pluck().get(id) as string | undefined;

/** @throws Refusal `receipt.reversed`, `receipt.isReversal` */
function requireStanding(tx: Write, table: 'receipt' | 'refund', row: Receipt | Refund): void {
  if (row.reversesId !== null) throw new Refusal('receipt.isReversal', { params: { docNo: row.docNo } });
  const by = reversedBy(tx, table, row.id);
  if (by !== undefined) throw new Refusal('receipt.reversed', { params: { docNo: row.docNo, by } });
}

/** Money is of the customer whose contract it is; of cards that were merged of the one that stays. @throws Refusal `receipt.otherCustomer` */
function refuseOthers(tx: Write, customerId: string, contract: { customerId: string; docNo: string | null }): void {
  const own = (id: string) => standing(tx.db, 'customer', id);
  if (own(contract.customerId) !== own(customerId))
    throw new Refusal('receipt.otherCustomer', { field: 'contractId', params: { docNo: contract.docNo } });
}

/** 收款: posted once and never changed. @throws InvalidInput; Refusal `receipt.alike` unless forced */
export const receiptSaving = saving({
  entity: 'receipt',
  fields: receiptFields,
  sight: receiptSight,
  problems: receiptProblems,
  check(tx, values, row, who, force) {
    if (row) throw new Refusal('receipt.fact', { params: { docNo: row.docNo } });
    requireRecord(tx, 'customer', values.customerId!);
    if (values.contractId) refuseOthers(tx, values.customerId!, requireRecord(tx, 'contract', values.contractId));
    const [same] = force ? [] : receiptsAlike(tx.db, values);
    if (same) {
      const { docNo, byReference } = same;
      throw new Refusal('receipt.alike', { field: byReference ? 'externalRef' : 'amountFen', params: { docNo } });
    }
    return { ...numbered(tx, 'receipt', dayOf(tx.at)), cashierId: who.id };
  },
  saved: (tx, row, _before, who) => tellReceipt(tx, who, row.id),
});

/** 退款: of one receipt, to who paid it, never more than is left. */
export const refundSaving = saving({
  entity: 'refund',
  fields: refundFields,
  sight: refundSight,
  problems: refundProblems,
  check(tx, values, row, who) {
    if (row) throw new Refusal('receipt.fact', { params: { docNo: row.docNo } });
    const receipt = requireRecord(tx, 'receipt', values.receiptId!);
    requireStanding(tx, 'receipt', receipt);
    const leftFen = receipt.amountFen - refundedOf(tx.db, receipt.id);
    if ((values.amountFen ?? 0) > leftFen)
      throw new Refusal('refund.tooMuch', { field: 'amountFen', params: { docNo: receipt.docNo, fen: leftFen } });
    if (values.payeeName !== receipt.payerName && levelOfStaff(tx.db, who.id) < OTHER_PAYEE_LEVEL)
      throw new Refusal('refund.payee', { field: 'payeeName', params: { payer: receipt.payerName } });
    const { customerId, contractId, orderId, purpose } = receipt;
    return {
      ...numbered(tx, 'refund', dayOf(tx.at)),
      ...{ customerId, contractId, orderId, purpose, cashierId: who.id },
    };
  },
  saved: (tx, row, _before, who) => tellReceipt(tx, who, row.receiptId),
});

const whyOf = (reason: string): string => {
  const why = reason.trim();
  if (why === '') throw new Refusal('document.reason', { field: 'reason' });
  return why;
};

/** What a second record says of the first: everything, and the day it was done. */
const mirrored = <R extends Receipt | Refund>(row: R) => {
  const { rev: _r, serverSeq: _s, baseJson: _b, createdAt: _ca, createdBy: _cb, updatedAt: _ua, ...rest } = row;
  const { updatedBy: _ub, deletedAt: _d, mergedInto: _m, ...fields } = rest;
  return fields;
};

/** 冲销: a second record takes the receipt back, whole and once. @throws Refusal `receipt.reversed`, `receipt.hasRefunds` */
export function reverseReceipt(store: Store, who: Who, { id, reason }: { id: string; reason: string }): { id: string } {
  const today = todayOf(store);
  return store.write(who, (tx) => {
    const row = requireRecord(tx, 'receipt', id);
    requireStanding(tx, 'receipt', row);
    const fen = refundedOf(tx.db, id);
    if (fen > 0) throw new Refusal('receipt.hasRefunds', { params: { docNo: row.docNo, fen } });
    const more = { reversesId: id, reason: whyOf(reason), receivedOn: today, remark: null, cashierId: who.id };
    tx.insert('receipt', { ...mirrored(row), id: newId(), ...more, ...numbered(tx, 'receipt', today) });
    tellReceipt(tx, who, id);
    return { id };
  });
}

/** A refund that was not paid out is taken back: the receipt has it again. @throws Refusal `receipt.reversed` */
export function reverseRefund(store: Store, who: Who, { id, reason }: { id: string; reason: string }): { id: string } {
  const today = todayOf(store);
  return store.write(who, (tx) => {
    const row = requireRecord(tx, 'refund', id);
    requireStanding(tx, 'refund', row);
    const more = { reversesId: id, reason: whyOf(reason), refundedOn: today, cashierId: who.id };
    tx.insert('refund', { ...mirrored(row), id: newId(), ...more, ...numbered(tx, 'refund', today) });
    tellReceipt(tx, who, row.receiptId);
    return { id: row.receiptId };
  });
}

/** How money of a deal is paid back at once. */
export interface PayBack {
  contractId: string | null;
  orderId: string | null;
  fen: number;
  method: RefundFields['method'];
  externalRef: string | null;
  reason: string;
}

const OF_DEAL = `SELECT r.id, r.amount_fen - ${refundedSql('r.id')} AS leftFen FROM receipt r
  WHERE (r.contract_id = @contractId OR r.order_id = @orderId) AND ${stands('receipt', 'r')} ORDER BY r.received_on, r.id`;

/**
 * 退款 of a deal that ended, inside a running write: receipt by receipt, the oldest first, each to who paid it, until `fen` is reached.
 * @throws InvalidInput; Refusal `refund.tooMuch` when less came in
 */
export function payBack(tx: Write, store: Store, who: Who, { fen, ...typed }: PayBack): void {
  const { contractId, orderId, method, externalRef, reason } = typed;
  const today = todayOf(store);
  let open = fen;
  const receipts = prepared<{ id: string; leftFen: number }>(tx.db, OF_DEAL).all({ contractId, orderId });
  for (const { id, leftFen } of receipts) {
    const amountFen = Math.min(leftFen, open);
    if (amountFen <= 0) continue;
    const { payerName: payeeName } = requireRecord(tx, 'receipt', id);
    const paid = { receiptId: id, method, amountFen, payeeName, externalRef, refundedOn: today, reason };
    refundSaving.insert(tx, who, paid, today);
    open -= amountFen;
  }
  if (open > 0) throw new Refusal('refund.tooMuch', { params: { docNo: '', fen: fen - open } });
}

export const postRefund = (store: Store, who: Who, typed: Partial<RefundFields>) =>
  refundSaving.create(store, who, typed);

export const receiptHistory = historying(receiptSight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  cashierId: 'SELECT name FROM staff WHERE id = ?',
});
