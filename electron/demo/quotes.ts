import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { QuoteState } from '../../db/quotes/model.ts';
import type { Showroom } from '../api/context.ts';
import { goQuote, openQuote, quoteSaving, reviseQuote, saveQuoteSheet } from '../features/quotes/service.ts';
import type { DemoClock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';

type Who = Parameters<typeof goQuote>[1];
type Sheet = Parameters<typeof saveQuoteSheet>[2];

interface Wanting {
  customerId: string;
  consultantId: string;
  productId: string;
  exteriorColor: string | null;
}

/** Customers who named a car that has a price, the newest cards first. */
const WANTING = `SELECT customer.id AS customerId, customer.owner_id AS consultantId, product.id AS productId,
    customer.interest_color AS exteriorColor
  FROM customer JOIN product ON product.model_id = customer.interest_model_id AND product.kind = 'vehicle'
  WHERE customer.owner_id IS NOT NULL AND customer.merged_into IS NULL AND customer.deleted_at IS NULL
  ORDER BY customer.created_at DESC LIMIT ?`;
const BESIDE = `SELECT id, config_code AS code FROM product WHERE config_code IN ('ACC01', 'ACC02', 'SVC01', 'SVC02')`;

/** How each stands today; the next begins anew. */
const STATES: readonly (QuoteState | 'revised')[] = [
  ...(['issued', 'accepted', 'draft', 'declined', 'revised', 'issued'] as const),
  ...(['accepted', 'issued', 'withdrawn', 'revised'] as const),
];
const COUNT = 48;
const LAST_DAYS = 56;

/** 报价 of the last weeks: drafts, offers that hold or expired, accepted and declined ones, second versions that went lower. */
export function quotesOfYear({ store }: Showroom, clock: DemoClock, by: Dice, now: number, staff: DemoStaff): void {
  const today = dayOf(now);
  const manager: Who = { id: staff.manager, role: 'manager' };
  const beside = new Map(
    (store.db.prepare(BESIDE).all() as { id: string; code: string }[]).map(({ id, code }) => [code, id]),
  );
  const wanting = store.db.prepare(WANTING).all(COUNT) as Wanting[];
  const standOn = (daysAgo: number, hour: number) =>
    clock.standAt(dayRange(addDays(today, -Math.max(0, daysAgo)))[0] + hour * 3_600_000 + by.int(0, 55) * 60_000);

  wanting.forEach(({ customerId, consultantId, productId, exteriorColor }, at) => {
    const who: Who = { id: consultantId, role: consultantId === staff.manager ? 'manager' : 'consultant' };
    const state = STATES[at % STATES.length]!;
    const daysAgo = Math.floor((at * LAST_DAYS) / COUNT) + (state === 'draft' ? 0 : 1);
    standOn(daysAgo, 10);
    const on = addDays(today, -daysAgo);
    const isLoan = by.int(0, 9) < 4;
    const { id } = quoteSaving.create(store, who, {
      ...{ customerId, productId, exteriorColor, consultantId, pricingOn: on, registrationRegion: '北京市' },
      ...{ validUntil: addDays(on, 7), plannedInvoiceOn: addDays(on, 10) },
      paymentMode: isLoan ? 'loan' : 'cash',
      ...(isLoan && { loanBank: '厂家金融', loanPrincipalFen: 120_000_00, loanMonths: 36, loanRateBp: 399 }),
    });
    const save = (quoteId: string, lines: Sheet['lines']) =>
      saveQuoteSheet(store, who, { head: { id: quoteId }, lines, removed: [] });
    save(id, [
      { kind: 'commercialInsurance', mode: 'agency', amountFen: by.int(48, 82) * 100_00, voluntary: true },
      { kind: 'registration', mode: 'sell', productId: beside.get('SVC02') ?? null, voluntary: true },
      { kind: 'accessory', mode: at % 3 === 0 ? 'gift' : 'sell', productId: beside.get('ACC02') ?? null },
      ...(at % 2 === 0 ? [{ kind: 'service' as const, productId: beside.get('SVC01') ?? null, voluntary: true }] : []),
    ]);
    const go = (quoteId: string, to: QuoteState, as = who, reason?: string) => {
      const { card, document } = openQuote(store, as, quoteId);
      // A car whose prices do not all stand keeps its quote a draft.
      const step = document.steps.find((each) => each.to === to);
      if (step === undefined || step.gates.some(({ shut }) => shut.length > 0)) return;
      goQuote(store, as, { id: quoteId, rev: card.rev, seen: document.hash, to, reason });
    };
    if (state === 'draft') return;
    standOn(daysAgo, 11);
    go(id, 'issued');
    if (state === 'issued') return;
    standOn(daysAgo - 1, 15);
    if (state === 'declined') go(id, 'declined', who, '再比较一家');
    else if (state === 'withdrawn') go(id, 'withdrawn', manager, '客户换了车型，另出');
    else if (state === 'accepted') go(id, 'accepted');
    else {
      const next = reviseQuote(store, who, id).id;
      const vehicle = openQuote(store, who, next).lines.find(({ kind }) => kind === 'vehicle');
      if (vehicle?.amountFen)
        save(next, [{ id: vehicle.id, rev: vehicle.rev, amountFen: vehicle.amountFen - by.int(1, 4) * 1_000_00 }]);
      go(next, 'issued');
    }
  });
}
