import { addDays, dayOf } from '../../db/core/day.ts';
import { askApproval } from '../features/approvals/service.ts';
import { invoiceDocument } from '../features/invoices/document.ts';
import { startRed } from '../features/invoices/red.ts';
import { liveInvoiceOf } from '../features/invoices/rows.ts';
import { invoiceSaving, startInvoice } from '../features/invoices/service.ts';
import { carryCosts } from '../features/month-end/carrying.ts';
import { carsOf, linesOf, moneyOf, orderedCars, orderOf } from '../features/orders/rows.ts';
import { receivedFor } from '../features/receipts/rows.ts';
import { decide, stepper } from './acts.ts';
import { type Deal, today } from './deal.ts';
import { pay } from './deal-money.ts';

/** Days of credit a customer is given who takes the car before it is paid. */
const CREDIT_DAYS = 30;
const PLACES: Readonly<Record<string, string>> = { ES: '轿车', LS: '轿车', LM: '多用途乘用车' };

/** A number as the tax platform gives it: 20 digits, rising. */
function platformNumber({ store, ...deal }: Deal): string {
  const made = store.db.prepare('SELECT count(*) FROM sales_invoice').pluck().get() as number;
  return `${today({ store, ...deal }).slice(2, 4)}3120000000${String(10_240_000 + made).padStart(8, '0')}`;
}

/** 开票 and 登记: typed as the platform shows it, recorded by finance; its receivable is settled by what was paid. */
export function invoice(deal: Deal, isCredit = false): void {
  const { store, office, finance, sale, orderId } = deal;
  const on = today(deal);
  const { id } = startInvoice(store, office, carsOf(store.db, orderId)[0]!.id);
  store.write(office, (tx) => {
    const { rev, seats } = tx.get('sales_invoice', id)!;
    const typed = {
      ...{ invoiceNo: platformNumber(deal), issuedOn: on, vinIssuable: true, seats: seats ?? 5 },
      ...{ vehicleType: PLACES[sale.car.series] ?? '多用途乘用车', originPlace: '日本福冈' },
      dueOn: isCredit ? addDays(on, CREDIT_DAYS) : on,
    };
    invoiceSaving.change(tx, office, { id, rev, ...typed }, dayOf(tx.at));
  });
  stepper(store, 'sales_invoice', invoiceDocument)(finance, id, 'recorded');
}

/** 成本结转. */
export function carryOver(deal: Deal): void {
  const { store, finance, orderId } = deal;
  carryCosts(store, finance, { month: today(deal).slice(0, 7), carId: carsOf(store.db, orderId)[0]!.id });
}

/** 红冲 of a car that came back. */
export function takeInvoiceBack(deal: Deal): void {
  const { store, finance, orderId } = deal;
  const blue = liveInvoiceOf(store.db, orderedCars(store.db, orderId)[0]!.id);
  if (!blue) return;
  const { id } = startRed(store, finance, { invoiceId: blue.id, reason: 'returned' });
  store.write(finance, (tx) => {
    const { rev } = tx.get('sales_invoice', id)!;
    const typed = {
      ...{ invoiceNo: platformNumber(deal), issuedOn: today(deal) },
      ...{ confirmationNo: `3101${today(deal).replaceAll('-', '')}00000017`, confirmationState: '01' as const },
    };
    invoiceSaving.change(tx, finance, { id, rev, ...typed }, dayOf(tx.at));
  });
  stepper(store, 'sales_invoice', invoiceDocument)(finance, id, 'recorded');
}

/** 先交车后付款: what a customer on credit pays before, and the decision that lets the car out. */
export function payPart(deal: Deal): void {
  const { db } = deal.store;
  const { contractId, orderId } = deal;
  const head = orderOf(db, orderId)!;
  const { payableFen, agencyTotalFen, loanFen } = moneyOf(head, carsOf(db, orderId), linesOf(db, orderId));
  const had = receivedFor(db, { contractId, orderId }).totalFen;
  if (loanFen > 0) pay(deal, 'balance', loanFen, head.loanBank);
  pay(deal, 'balance', Math.floor((payableFen - agencyTotalFen - loanFen - had) / 2_000_000) * 1_000_000);
  pay(deal, 'agency', agencyTotalFen);
}
export function letOut(deal: Deal): void {
  const { store, office, manager, noteId } = deal;
  const reason = '集团老客户，承诺一个月内付清';
  const { id } = askApproval(store, office, { kind: 'deliverUnpaid', entity: 'delivery_note', docId: noteId, reason });
  decide(store, manager, id, 'approved', '同意，财务跟进');
}
