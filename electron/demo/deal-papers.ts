import { handedOver } from '../../db/contracts/model.ts';
import { addDays, dayOf } from '../../db/core/day.ts';
import { askApproval } from '../features/approvals/service.ts';
import { draftContract } from '../features/contracts/drafting.ts';
import { linesOf as contractLinesOf } from '../features/contracts/rows.ts';
import { contractSaving, lineSaving } from '../features/contracts/service.ts';
import { startSupplement, supplementDocument, supplementSaving } from '../features/contracts/supplements.ts';
import { orderFromQuote } from '../features/orders/from-quote.ts';
import { carsOf } from '../features/orders/rows.ts';
import { addCars, orderSaving } from '../features/orders/service.ts';
import { linesOf as quoteLinesOf } from '../features/quotes/rows.ts';
import { quoteSaving, saveQuoteSheet } from '../features/quotes/service.ts';
import { stepper } from './acts.ts';
import { type Deal, today } from './deal.ts';
import { residentNumber } from './numbers.ts';
import { PROVINCE, type SheetLines } from './sheet.ts';

const WHY_LOWER = [
  '老客户转介绍，比价城南店',
  '当天可付全款',
  '置换并装潢，整体毛利够',
  '月底冲量，客户今天定',
  '两家比价，差这一点',
];

export interface Terms {
  /** What stands on the sheet besides the car. */
  lines: SheetLines;
  pays: object;
  isLoan: boolean;
  /** How much the price is below the list, 分. */
  cutFen: number;
  depositFen: number;
}

const plannedOn = ({ sale }: Deal): string => addDays(dayOf(sale.quotedAt), sale.days);

/** The first talk: a sheet, and what of the price somebody else must agree to. */
export function quote(deal: Deal, { lines, pays, cutFen }: Terms): void {
  const { store, seller, sale, customerId, productId } = deal;
  const { exteriorColor, interiorColor } = sale;
  const on = today(deal);
  const { id } = quoteSaving.create(store, seller, {
    ...{ customerId, productId, exteriorColor, interiorColor, consultantId: seller.id, pricingOn: on },
    ...{ registrationRegion: PROVINCE, validUntil: addDays(on, 10), plannedInvoiceOn: plannedOn(deal) },
    ...pays,
  });
  deal.quoteId = id;
  saveQuoteSheet(store, seller, { head: { id }, lines, removed: [] });
  const priced = quoteLinesOf(store.db, id).find(({ kind }) => kind === 'vehicle');
  if (cutFen === 0 || !priced?.amountFen) return;
  const lower = { id: priced.id, rev: priced.rev, amountFen: priced.amountFen - cutFen };
  saveQuoteSheet(store, seller, { head: { id }, lines: [lower], removed: [] });
}

/** 逐项说明: every line is ticked before the customer says yes. */
export const explain = ({ store, seller, quoteId }: Deal): void =>
  store.write(seller, (tx) => {
    for (const { id } of quoteLinesOf(tx.db, quoteId))
      tx.update('quote_line', id, { explainedAt: tx.at }, { action: 'explain' });
  });

export function askLower(deal: Deal): void {
  const { store, seller, by, quoteId: docId } = deal;
  const asked = { kind: 'priceConcession', entity: 'quote', docId, reason: by.pick(WHY_LOWER) } as const;
  deal.approvalId = askApproval(store, seller, asked).id;
}

/** 做合同, with everything the paper asks for. */
export function contract(deal: Deal, { depositFen, isLoan }: Terms): void {
  const { store, seller, by, sale, customerId, productId, quoteId, twice } = deal;
  const { exteriorColor, interiorColor } = sale;
  const { card } = sale.customer;
  const { id } = draftContract(store, seller, { customerId, ...(quoteId && { quoteId }) });
  deal.contractId = id;
  const { idNo } = residentNumber(by, card.gender ?? 'male');
  const vehicleFen = carsOf(store.db, deal.orderId).reduce((sum, { vehicleFen: fen }) => sum + (fen ?? 0), 0);
  store.write(seller, (tx) => {
    contractSaving.change(
      tx,
      seller,
      {
        ...{ id, rev: tx.get('contract', id)!.rev, depositFen, handedOver: [...handedOver] },
        ...{ deliveryPlace: '城西店交车区', plannedDeliveryOn: plannedOn(deal) },
        address: card.address ?? '成都市青羊区光华大道188号',
        ...(card.kind === 'person' && !card.idNo && { idType: 'residentId', idNo }),
        ...(isLoan && { loanRefused: 'refund' }),
        ...(twice && { vehicleFen, paymentMode: 'cash', productId, exteriorColor, interiorColor, remark: '同款两台' }),
      } as never,
      dayOf(tx.at),
    );
    // Each thing that is done for others is ticked as 自愿.
    for (const { id: lineId, rev, mode, voluntary } of contractLinesOf(tx.db, id))
      if (mode === 'agency' && !voluntary)
        lineSaving.change(tx, seller, { id: lineId, rev, voluntary: true } as never, dayOf(tx.at));
  });
}

/** Both have signed, and the scan is on file. */
export const signContract = ({ store, seller, scan, contractId: id }: Deal): void =>
  store.write(seller, (tx) => {
    scan.attach(tx, id, 'signedContract');
    const { rev } = tx.get('contract', id)!;
    contractSaving.change(tx, seller, { id, rev, signedOn: dayOf(tx.at) } as never, dayOf(tx.at));
  });

/** 转订单, or one of two cars that nobody quoted. */
export function order(deal: Deal, { pays }: Terms): void {
  const { store, seller, sale, customerId, productId, quoteId, twice } = deal;
  const { exteriorColor, interiorColor } = sale;
  deal.orderId = quoteId
    ? orderFromQuote(store, seller, quoteId).id
    : orderSaving.create(store, seller, { customerId, consultantId: seller.id, pricingOn: today(deal), ...pays }).id;
  if (twice) addCars(store, seller, { id: deal.orderId, times: 2, car: { productId, exteriorColor, interiorColor } });
}

export const tieContract = (deal: Deal): void =>
  deal.store.write(deal.seller, (tx) => {
    const { orderId: id, contractId } = deal;
    const { rev } = tx.get('sales_order', id)!;
    const tied = { id, rev, contractId, plannedDeliveryOn: plannedOn(deal) };
    orderSaving.change(tx, deal.seller, tied as never, dayOf(tx.at));
  });

/** 补充协议: what both agreed later, signed on paper. */
export function supplement({ store, seller, manager, scan, contractId }: Deal, terms: string): void {
  const { id } = startSupplement(store, seller, contractId);
  const { rev } = store.write(seller, (tx) => tx.get('contract_supplement', id)!);
  supplementSaving.update(store, seller, { id, rev, terms });
  const go = stepper(store, 'contract_supplement', supplementDocument);
  go(seller, id, 'printed');
  store.write(seller, (tx) => scan.attach(tx, contractId, 'supplement'));
  go(manager, id, 'signed');
}
