import type { PayMethod, Purpose } from '../../db/receipts/model.ts';
import { payAgency } from '../features/agency/service.ts';
import { cancellationDocument, requestCancellation, settleCancellation } from '../features/cancellations/service.ts';
import { carsOf, linesOf, moneyOf, orderOf } from '../features/orders/rows.ts';
import { receivedFor, refundedOf } from '../features/receipts/rows.ts';
import { postRefund, receiptSaving } from '../features/receipts/service.ts';
import { type Deal, today } from './deal.ts';

const SMALL: readonly PayMethod[] = ['card', 'transfer', 'wechat', 'alipay'];
/** Nobody pays a car with a telephone. */
const LARGE: readonly PayMethod[] = ['card', 'transfer', 'transfer'];
const SMALL_FEN = 50_000_00;

/** Money that came in, at the till or from a bank that lends it. */
export function pay(deal: Deal, purpose: Purpose, amountFen: number, bank: string | null = null): void {
  if (amountFen <= 0) return;
  const { store, finance, by, sale, customerId, contractId, orderId } = deal;
  const method = bank ? 'loan' : by.pick(amountFen > SMALL_FEN ? LARGE : SMALL);
  const digits = method === 'card' ? 12 : method === 'transfer' ? 20 : 0;
  receiptSaving.create(store, finance, {
    ...{ customerId, contractId, orderId: orderId || null, purpose, method, amountFen },
    ...{ payerName: bank ?? sale.customer.card.name, receivedOn: today(deal) },
    externalRef: digits > 0 ? by.digits(digits) : null,
    // Two halves of one price may be the same amount.
    force: true,
  } as never);
}

/** All that is still to be paid: the loan, the rest, and what is collected for others. */
export function payRest(deal: Deal): void {
  const { db } = deal.store;
  const { contractId, orderId } = deal;
  const head = orderOf(db, orderId)!;
  const { payableFen, agencyTotalFen, loanFen } = moneyOf(head, carsOf(db, orderId), linesOf(db, orderId));
  const had = receivedFor(db, { contractId, orderId }).totalFen;
  if (loanFen > 0) pay(deal, 'balance', loanFen, head.loanBank);
  pay(deal, 'balance', payableFen - agencyTotalFen - loanFen - had);
  pay(deal, 'agency', agencyTotalFen);
}

const PAYEES = {
  purchaseTax: '国家税务总局成都市税务局',
  compulsoryInsurance: '中国人民财产保险股份有限公司',
  vesselTax: '中国人民财产保险股份有限公司',
  commercialInsurance: '中国平安财产保险股份有限公司',
  registration: '成都市公安局车辆管理所',
} as const;
type Paid = keyof typeof PAYEES;

/** What was collected for others is paid out, line by line; of some orders the plates cost less than was collected. */
export function payOthers(deal: Deal, keepFen = 0): void {
  const { store, office, by, orderId } = deal;
  const due = linesOf(store.db, orderId).filter(
    ({ mode, amountFen }) => mode === 'agency' && (amountFen ?? 0) > keepFen,
  );
  for (const [at, { kind, title, amountFen }] of due.entries()) {
    const known = kind in PAYEES ? (kind as Paid) : 'other';
    payAgency(store, office, {
      ...{ orderId, kind: known, payee: known === 'other' ? (title ?? '代办') : PAYEES[known] },
      ...{ amountFen: (amountFen ?? 0) - (at === 0 ? keepFen : 0), method: 'transfer' },
      ...{ externalRef: by.digits(20), paidOn: today(deal) },
    });
  }
}

const PAID = 'SELECT id, amount_fen AS amountFen, payer_name AS payeeName FROM receipt WHERE contract_id = ?';

/** What of a car that came back was collected for others and not paid out yet. */
export function refundRest({ store, finance, by, contractId, ...deal }: Deal, reason: string): void {
  const paid = store.db.prepare(PAID).all(contractId) as { id: string; amountFen: number; payeeName: string }[];
  for (const { id: receiptId, ...receipt } of paid) {
    const amountFen = receipt.amountFen - refundedOf(store.db, receiptId);
    if (amountFen > 0)
      postRefund(store, finance, {
        ...{ receiptId, ...receipt, amountFen, method: 'transfer', externalRef: by.digits(20), reason },
        refundedOn: today({ store, ...deal }),
      });
  }
}

const ASKED = 'SELECT id FROM approval_request WHERE doc_id = ?';

/** 申请退订. */
export function askOut(deal: Deal, fault: 'buyer' | 'none', reason: string): void {
  const { store, seller, orderId, contractId } = deal;
  deal.cancellationId = requestCancellation(store, seller, { orderId, contractId, fault, reason }).id;
  deal.approvalId = store.db.prepare(ASKED).pluck().get(deal.cancellationId) as string;
}

/** 退款办结. */
export function settleOut({ store, finance, by, cancellationId: id }: Deal): void {
  const { rev, seen } = store.write(finance, (tx) => {
    const row = tx.get('cancellation', id)!;
    return { rev: row.rev, seen: cancellationDocument.sealOf(tx, row) };
  });
  settleCancellation(store, finance, { id, rev, seen, method: 'transfer', externalRef: by.digits(20) });
}
