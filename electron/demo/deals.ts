import { addDays, dayOf, dayRange, daysBetween } from '../../db/core/day.ts';
import { askApproval } from '../features/approvals/service.ts';
import { contractDocument } from '../features/contracts/service.ts';
import { outDocument } from '../features/deliveries/outs.ts';
import { noteDocument } from '../features/deliveries/service.ts';
import { signDocument } from '../features/deliveries/signing.ts';
import { orderDocument } from '../features/orders/service.ts';
import { pdiDocument } from '../features/pdi/service.ts';
import { quoteDocument } from '../features/quotes/service.ts';
import type { Store } from '../kernel/store.ts';
import { type Act, decide, stepper } from './acts.ts';
import { begunDeal, type DealContext } from './deal.ts';
import { handOver, inspect, note, promise, promiseApart, registered, slip } from './deal-car.ts';
import { carryOver, invoice, letOut, payPart, takeInvoiceBack } from './deal-invoice.ts';
import { askOut, pay, payOthers, payRest, refundRest, settleOut } from './deal-money.ts';
import {
  askLower,
  contract,
  explain,
  order,
  quote,
  signContract,
  supplement,
  type Terms,
  tieContract,
} from './deal-papers.ts';
import { askBack, payBackReturn, sendDirect, takeBack, takeDirect } from './deal-ways.ts';
import type { Dice } from './dice.ts';
import type { Fate, Sale } from './sales.ts';
import { besideCar, optionLines, payment, soldBeside } from './sheet.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What happens today happened a while ago. */
const LATEST_MS = 90 * MINUTE_MS;
/** Days after which finance has closed an order whose car is out. */
const CLOSED_AFTER = 9;

type Fates = readonly Fate[];
const OUT: Fates = ['delivered', 'damaged', 'unsigned', 'returned'];
const WAITING_CAR: Fates = ['allocated', 'ready', 'going'];
/** Below the list price beyond what a consultant may give, and nobody agreed. */
const LOWER: Fates = ['priceWaits', 'priceRefused'];
/** Fates of which the contract is still a draft; of which it never got its signatures. */
const NOT_EVEN: Fates = ['draft', ...LOWER];
const ON_PAPER: Fates = ['managerReview', 'dropped'];
/** Straight from the supplier. */
const STRAIGHT: Fates = ['directSent', 'directTaken'];
const CALLED_OFF: Fates = ['calledOff', 'asksOut', 'goesOut'];

/** The sales of the year as their documents tell them, from the first quote to the last signature, by the steps people take. */
export function dealsOf(context: DealContext, sales: readonly Sale[]): Act[] {
  const products = soldBeside(context.store);
  const today = dayOf(context.now);
  const agoOf = ({ quotedAt, days }: Sale) => daysBetween(addDays(dayOf(quotedAt), days), today);
  const delivered = sales.filter(({ fate }) => fate === 'delivered');
  const onCredit = new Set(
    ON_CREDIT.map(([from, to]) => delivered.find((sale) => agoOf(sale) >= from && agoOf(sale) <= to)),
  );
  const late = delivered
    .filter((sale) => !onCredit.has(sale) && agoOf(sale) <= LATE_SINCE)
    .filter((_, at) => at % 3 === 0);
  return sales.flatMap((sale) =>
    dealOf(context, sale, termsOf(context.by, sale, products), {
      isCredit: onCredit.has(sale),
      invoicedAfter: late.includes(sale) ? INVOICED_LATE : 0,
    }),
  );
}

/** Days since cars left that are not paid yet, one for every bucket of 账龄. */
const ON_CREDIT: readonly (readonly [from: number, to: number])[] = [
  [2, 25],
  [32, 58],
  [62, 88],
  [92, 118],
  [122, 220],
];
/** Some cars of the last weeks are invoiced so many days after they left. */
const LATE_SINCE = 75;
const INVOICED_LATE = 24;

/** How a car that leaves is paid for and invoiced. */
interface Paying {
  isCredit: boolean;
  invoicedAfter: number;
}

function termsOf(
  by: Dice,
  { fate, customer, car, vehicle }: Sale,
  products: ReadonlyMap<string, string>,
): Terms & { isGift: boolean } {
  const isLoan = customer.card.payment === 'loan' && fate !== 'partly';
  const isGift = by.chance(0.2);
  return {
    ...{ isLoan, isGift, pays: payment(by, isLoan, car.listYuan) },
    lines: [...optionLines(vehicle?.optionIds), ...besideCar(by, products, isGift)],
    cutFen: LOWER.includes(fate) ? by.int(6, 14) * 1_000_00 : by.chance(0.45) ? by.int(1, 8) * 1_000_00 : 0,
    depositFen: car.listYuan > 800_000 ? 50_000_00 : by.pick([10_000_00, 20_000_00, 20_000_00, 30_000_00]),
  };
}

const stepsOf = (store: Store) => ({
  quote: stepper(store, 'quote', quoteDocument),
  contract: stepper(store, 'contract', contractDocument),
  order: stepper(store, 'sales_order', orderDocument),
  pdi: stepper(store, 'pdi_sheet', pdiDocument),
  note: stepper(store, 'delivery_note', noteDocument),
  out: stepper(store, 'stock_out', outDocument),
  sign: stepper(store, 'sign_off', signDocument),
});

function dealOf(
  context: DealContext,
  sale: Sale,
  terms: Terms & { isGift: boolean },
  { isCredit, invoicedAfter }: Paying,
): Act[] {
  const { store, by, now } = context;
  const { fate, days } = sale;
  const deal = begunDeal(context, sale);
  const { seller, manager, office, finance, keeper } = deal;
  const go = stepsOf(store);
  const acts: Act[] = [];
  let last = sale.quotedAt;
  /** So many days after the first talk at an hour of the day; never before what came before, and never to come. */
  const act = (day: number, hour: number, run: () => void) => {
    const wished = dayRange(addDays(dayOf(sale.quotedAt), day))[0] + hour * HOUR_MS + by.int(0, 20) * MINUTE_MS;
    last = Math.max(Math.min(wished, now - LATEST_MS), last + MINUTE_MS);
    acts.push({ at: Math.min(last, now), run });
  };
  const isOut = OUT.includes(fate);
  // While the offer holds.
  const contractDay = isOut ? Math.min(8, Math.max(1, Math.floor(days / 4))) : 1;
  const openDay = contractDay + 1;
  const carDay = isOut || WAITING_CAR.includes(fate) ? Math.max(openDay, Math.floor(days / 2)) : openDay + 1;
  const readyDay = Math.max(carDay, days - 1);

  const talk = () => {
    act(0, 10, () => quote(deal, terms));
    act(0, 11, () => go.quote(seller, deal.quoteId, 'issued'));
    const mustAsk = terms.cutFen > 0 || terms.isGift;
    if (mustAsk) act(0, 13, () => askLower(deal));
    if (fate === 'priceRefused')
      act(0, 15, () => decide(store, manager, deal.approvalId, 'rejected', '已低于本月政策，按限价再谈一次'));
    else if (mustAsk && fate !== 'priceWaits') act(0, 15, () => decide(store, manager, deal.approvalId, 'approved'));
    act(contractDay, 10, () => explain(deal));
    act(contractDay, 10, () => go.quote(seller, deal.quoteId, 'accepted'));
  };
  const sign = () => {
    act(contractDay, 14, () => signContract(deal));
    act(contractDay, 14, () => go.contract(manager, deal.contractId, 'signed'));
    if (fate === 'unpaid') return;
    act(contractDay, 14, () => pay(deal, '定金', terms.depositFen));
    act(contractDay, 15, () => go.contract(finance, deal.contractId, 'effective'));
  };
  const callOff = () => {
    const fault = fate === 'asksOut' ? 'buyer' : 'none';
    const why = fate === 'asksOut' ? '客户看中别的牌子，要求退定金' : '客户工作调动，双方协商解除';
    act(openDay + 5, 10, () => askOut(deal, fault, why));
    if (fate !== 'asksOut')
      act(openDay + 5, 16, () => decide(store, manager, deal.approvalId, 'approved', '同意协商解除'));
    if (fate === 'calledOff') act(openDay + 6, 10, () => settleOut(deal));
  };
  const leave = () => {
    if (fate === 'damaged') act(readyDay, 9, () => go.pdi(keeper, inspect(deal, 'failed'), 'failed'));
    act(readyDay, 10, () => go.pdi(keeper, inspect(deal, 'passed'), 'passed'));
    act(readyDay, 14, () => (isCredit ? payPart(deal) : payRest(deal)));
    act(readyDay, 15, () => note(deal));
    if (isCredit) act(readyDay, 15, () => letOut(deal));
    act(readyDay, 16, () => go.note(office, deal.noteId, 'approved'));
    if (fate === 'ready') return;
    act(days, 9, () => slip(deal));
    act(days, 9, () => go.out(finance, deal.outId, 'audited'));
    if (fate === 'going') return;
    act(days, 10, () => go.out(keeper, deal.outId, 'left'));
    if (fate === 'unsigned') return;
    act(days, 11, () => go.sign(seller, handOver(deal), 'signed'));
    act(days, 12, () => registered(deal));
    if (!isCredit && fate !== 'returned') act(days, 15, () => payOthers(deal, fate === 'damaged' ? 100_00 : 0));
    if (fate !== 'returned' && !isCredit) act(days, 16, () => go.contract(finance, deal.contractId, 'fulfilled'));
    const isPast = (day: number) => addDays(dayOf(sale.quotedAt), day) < dayOf(now);
    if (invoicedAfter === 0 || isPast(days + invoicedAfter))
      act(days + invoicedAfter, 14, () => invoice(deal, isCredit));
    const isDone = last < now - CLOSED_AFTER * DAY_MS && isPast(days + invoicedAfter + 2);
    if (isDone && !isCredit && fate !== 'damaged') act(days + invoicedAfter + 1, 17, () => carryOver(deal));
    if (isDone && !isCredit && fate !== 'damaged' && fate !== 'returned')
      act(days + invoicedAfter + 2, 10, () => go.order(finance, deal.orderId, 'closed'));
    if (fate !== 'returned') return;
    act(days + 5, 15, () => askBack(deal));
    act(days + 6, 9, () => takeBack(deal));
    act(days + 6, 10, () => takeInvoiceBack(deal));
    act(days + 6, 11, () => payBackReturn(deal));
    act(days + 6, 11, () => refundRest(deal, '退车，代办款退回'));
  };

  if (deal.twice) act(contractDay, 10, () => order(deal, terms));
  else talk();
  act(contractDay, 11, () => contract(deal, terms));
  if (!NOT_EVEN.includes(fate)) act(contractDay, 11, () => go.contract(seller, deal.contractId, 'printed'));
  if (![...NOT_EVEN, ...ON_PAPER].includes(fate)) sign();
  if (!deal.twice) act(contractDay, 15, () => order(deal, terms));
  act(contractDay, 16, () => tieContract(deal));
  if (fate === 'draft') return acts;
  act(contractDay, 16, () => go.order(seller, deal.orderId, 'managerReview'));
  if (fate === 'dropped') {
    act(openDay, 10, () => go.order(manager, deal.orderId, 'cancelled', '客户家里改主意，不买了'));
    act(openDay, 11, () => go.contract(seller, deal.contractId, 'void', '订单已取消'));
  }
  if ([...ON_PAPER, ...LOWER].includes(fate)) return acts;
  act(contractDay, 17, () => go.order(manager, deal.orderId, 'financeReview'));
  if (fate === 'unpaid') {
    const waiver = { kind: 'depositWaiver', entity: 'sales_order', reason: '公司付款周五到账，先审核订单' } as const;
    act(contractDay, 18, () => void askApproval(store, seller, { ...waiver, docId: deal.orderId }));
  }
  if (fate === 'unpaid' || fate === 'financeReview') return acts;
  act(openDay, 9, () => go.order(finance, deal.orderId, 'open'));
  if (STRAIGHT.includes(fate)) {
    act(openDay, 15, () => payRest(deal));
    act(openDay, 16, () => sendDirect(deal));
    if (fate === 'directTaken') act(openDay + 4, 11, () => takeDirect(deal, Math.round(sale.car.listYuan * 88)));
  }
  if (CALLED_OFF.includes(fate)) callOff();
  if (fate === 'partly') act(openDay, 15, () => supplement(deal, '第二台车的交付日顺延三十日，其余条款不变。'));
  if (fate === 'clash') act(carDay, 11, () => promiseApart(deal));
  if (isOut || WAITING_CAR.includes(fate) || fate === 'partly') act(carDay, 11, () => promise(deal, isOut));
  if (fate === 'allocated') {
    act(carDay + 1, 10, () => void inspect(deal, null));
    act(carDay + 1, 16, () => note(deal));
  } else if (isOut || WAITING_CAR.includes(fate)) leave();
  return acts;
}
