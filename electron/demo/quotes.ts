import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { QuoteState } from '../../db/quotes/model.ts';
import { askApproval } from '../features/approvals/service.ts';
import { linesOf } from '../features/quotes/rows.ts';
import { quoteDocument, quoteSaving, reviseQuote, saveQuoteSheet } from '../features/quotes/service.ts';
import type { Store } from '../kernel/store.ts';
import { type Act, decide, stepper } from './acts.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import { besideCar, PROVINCE, payment, soldBeside } from './sheet.ts';

type Who = Parameters<typeof reviseQuote>[1];

interface Wanting {
  customerId: string;
  consultantId: string;
  productId: string;
  exteriorColor: string | null;
  listFen: number;
  createdAt: number;
}

/** Customers who named a car that has a price and have no sale, the newest cards first. */
const WANTING = `SELECT customer.id AS customerId, customer.owner_id AS consultantId, product.id AS productId,
    customer.interest_color AS exteriorColor, model.guide_price_fen AS listFen, customer.created_at AS createdAt
  FROM customer JOIN product ON product.model_id = customer.interest_model_id AND product.kind = 'vehicle'
  JOIN vehicle_model model ON model.id = product.model_id
  WHERE customer.owner_id IS NOT NULL AND customer.stage = 'prospect' AND customer.merged_into IS NULL
    AND customer.id NOT IN (SELECT value FROM json_each(?))
  ORDER BY customer.created_at DESC`;

type Ending = QuoteState | 'revised' | 'asked';
/** How each of the last weeks stands today; the next begins anew. */
const RECENT: readonly Ending[] = [
  ...(['issued', 'accepted', 'draft', 'declined', 'asked', 'issued'] as const),
  ...(['accepted', 'issued', 'withdrawn', 'revised'] as const),
];
const RECENT_COUNT = 48;
const LAST_DAYS = 56;
/** What became of those of the months before: nobody answered, or they bought elsewhere. */
const BEFORE: readonly Ending[] = ['declined', 'issued', 'revised', 'issued', 'declined'];
const BEFORE_COUNT = 126;

const DECLINED = ['再比较一家', '价格没谈拢', '买了别的牌子', '家里暂时不换车', '贷款没批下来'];
const ANSWERS = ['同意，今天收定金', '按限价再谈一次', '可以，精品不再送'];
const HOUR_MS = 3_600_000;
const WAITS_MS = 16 * 24 * HOUR_MS;

export interface QuoteContext {
  store: Store;
  by: Dice;
  now: number;
  staff: DemoStaff;
  /** Days since there are prices. */
  days: number;
}

/** 报价 that led to no sale: drafts, offers that hold or expired, accepted and declined ones, second versions that went lower. */
export function quotesOf(context: QuoteContext, buyers: readonly string[]): Act[] {
  const { store, by, now, days } = context;
  const today = dayOf(now);
  const products = soldBeside(store);
  const wanting = store.db.prepare(WANTING).all(JSON.stringify(buyers)) as Wanting[];
  const recent = wanting.splice(0, RECENT_COUNT).flatMap((wish, at) => {
    const ending = RECENT[at % RECENT.length]!;
    const ago = Math.floor((at * LAST_DAYS) / RECENT_COUNT) + (ending === 'draft' ? 0 : 1);
    return quoteOf(context, products, wish, ending, dayRange(addDays(today, -ago))[0] + 10 * HOUR_MS);
  });
  const priced = dayRange(addDays(today, -(days - 4)))[0];
  const before = wanting.filter(({ createdAt }) => createdAt > priced);
  const step = before.length / BEFORE_COUNT;
  const older = Array.from({ length: BEFORE_COUNT }, (_, at) => {
    const wish = before[Math.floor(at * step)]!;
    return quoteOf(context, products, wish, BEFORE[at % BEFORE.length]!, wish.createdAt + by.int(45, 90) * 60_000);
  });
  return [...recent, ...older.flat()];
}

function quoteOf(
  { store, by, now, staff }: QuoteContext,
  products: ReadonlyMap<string, string>,
  { customerId, consultantId, productId, exteriorColor, listFen }: Wanting,
  ending: Ending,
  from: number,
): Act[] {
  const seller: Who = { id: consultantId, role: 'consultant' };
  const manager: Who = { id: staff.manager, role: 'manager' };
  const go = stepper(store, 'quote', quoteDocument);
  const acts: Act[] = [];
  let last = from - 1;
  /** An hour of a day after the first talk; nothing is still to come. */
  const act = (at: number, run: () => void) => {
    last = Math.min(Math.max(last + 1, at), now);
    acts.push({ at: last, run });
  };
  let id = '';
  let approvalId = '';
  const gift = by.chance(0.25);
  const on = dayOf(from);
  const later = (day: number, hour: number) => dayRange(addDays(on, day))[0] + hour * HOUR_MS + by.int(0, 55) * 60_000;

  act(from, () => {
    id = quoteSaving.create(store, seller, {
      ...{ customerId, productId, exteriorColor, consultantId, pricingOn: on, registrationRegion: PROVINCE },
      ...{ validUntil: addDays(on, 7), plannedInvoiceOn: addDays(on, 10) },
      ...payment(by, by.chance(0.4), listFen / 100),
    }).id;
    saveQuoteSheet(store, seller, { head: { id }, lines: besideCar(by, products, gift), removed: [] });
  });
  if (ending === 'draft') return acts;
  act(from + 40 * 60_000, () => go(seller, id, 'issued'));
  if (ending === 'issued') return acts;
  if (ending === 'accepted') act(later(1, 15), () => go(seller, id, 'accepted'));
  if (ending === 'declined') act(later(by.int(1, 6), 15), () => go(seller, id, 'declined', by.pick(DECLINED)));
  if (ending === 'withdrawn') act(later(1, 15), () => go(manager, id, 'withdrawn', '客户换了车型，另出'));
  if (ending !== 'revised' && ending !== 'asked') return acts;
  act(later(by.int(1, 3), 14), () => {
    id = reviseQuote(store, seller, id).id;
    const vehicle = linesOf(store.db, id).find(({ kind }) => kind === 'vehicle')!;
    const amountFen = vehicle.amountFen! - by.int(2, 7) * 1_000_00;
    const lines = [{ id: vehicle.id, rev: vehicle.rev, amountFen }];
    saveQuoteSheet(store, seller, { head: { id }, lines, removed: [] });
    go(seller, id, 'issued');
    const reason = '客户要求再让一步，今天可定';
    if (ending !== 'asked') return;
    approvalId = askApproval(store, seller, { kind: 'priceConcession', entity: 'quote', docId: id, reason }).id;
  });
  // What was asked these days waits for the manager.
  if (ending === 'asked' && last < now - WAITS_MS)
    act(last + HOUR_MS, () =>
      decide(store, manager, approvalId, by.chance(0.7) ? 'approved' : 'rejected', by.pick(ANSWERS)),
    );
  return acts;
}
