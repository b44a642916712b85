import { addDays, dayOf } from '../../../db/core/day.ts';
import { missing } from '../../../db/core/fields.ts';
import { percentShown } from '../../../db/money/discount.ts';
import { instalments } from '../../../db/money/instalments.ts';
import { inSheetOrder } from '../../../db/pricing/sheet.ts';
import {
  isExpired,
  type QuoteState,
  quoteFields,
  quoteLineFields,
  quoteProblems,
  VALID_DAYS,
} from '../../../db/quotes/model.ts';
import { quoteGates, quoteSteps } from '../../../db/quotes/steps.ts';
import { quote, quoteLine } from '../../../db/quotes/table.ts';
import { markedTotal, soldOptions } from '../../../db/sheets/amounts.ts';
import { assumedRules, isComputed } from '../../../db/sheets/estimates.ts';
import { sealedLine } from '../../../db/sheets/line.ts';
import { lineAfter } from '../../../db/sheets/line-after.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { type SheetInput, saveSheet } from '../../records/document-lines.ts';
import { versioning } from '../../records/document-version.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord, standingRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { taxRows } from '../prices/rows.ts';
import { classOfCustomer, visibleItems } from '../prices/service.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import { lackingPrices, standingOf } from './deal.ts';
import { applyRepricing, repricing } from './pricing.ts';
import { linesOf, moneyOf, productOf, type Quote, type QuoteLine } from './rows.ts';
import { beginSheet, otherCar, settle } from './settle.ts';

const sight = seeing({
  entity: 'quote',
  hides: { lastEventId: () => false, contentHash: () => false },
});
const lineSight = seeing({ entity: 'quote_line' });

/** Facts of the car's prices are of no use once it is issued. */
function factsOf(tx: Write, head: Quote, who: Who) {
  const lines = linesOf(tx.db, head.id);
  const money = moneyOf(head, lines);
  const named = visibleItems(tx.db, who.role).map(({ code }) => code);
  const isDraft = head.status === 'draft';
  const isLoan = head.paymentMode === 'loan';
  return {
    today: dayOf(tx.at),
    validUntil: head.validUntil,
    level: levelOfStaff(tx.db, who.id),
    lineCount: lines.filter(({ kind }) => kind === 'vehicle').length,
    priceless: lines
      .filter(({ kind, amountFen }) => amountFen === null && !['guide', 'discount', 'vehicle'].includes(kind))
      .map(({ kind, title }) => ({ kind, title: title ?? '' })),
    lacking: isDraft
      ? lackingPrices(tx.db, head, lines).map(({ item, code }) => ({ item: named.includes(item) ? item : null, code }))
      : [],
    aboveMarkedFen: isDraft ? (standingOf(tx.db, head, lines)?.aboveMarkedFen ?? 0) : 0,
    isLoan,
    loanComplete:
      !isLoan || ((head.loanPrincipalFen ?? 0) > 0 && (head.loanMonths ?? 0) > 0 && head.loanRateBp !== null),
    cashFen: money.cashFen,
  };
}

/** The parties, the car, payment and lines: what is frozen once it is issued. */
const contentOf = (tx: Write, head: Quote) => {
  const { threadId, customerId, customerClassId, consultantId, productId, exteriorColor, interiorColor, vin } = head;
  const { paymentMode, pricingOn, validUntil, plannedInvoiceOn, registrationRegion } = head;
  const { loanBank, loanDownFen, loanPrincipalFen, loanMonths, loanRateBp, id } = head;
  return {
    ...{ threadId, customerId, customerClassId, consultantId, productId, exteriorColor, interiorColor, vin },
    ...{ paymentMode, pricingOn, validUntil, plannedInvoiceOn, registrationRegion },
    ...{ loanBank, loanDownFen, loanPrincipalFen, loanMonths, loanRateBp },
    lines: linesOf(tx.db, id).map((line) => ({ id: line.id, ...sealedLine(line as never) })),
  };
};

/** 商谈明细表 with its steps. */
export const quoteDocument = documenting({
  entity: 'quote',
  table: quote,
  type: 'BJ',
  steps: quoteSteps,
  gates: quoteGates,
  facts: factsOf,
  content: contentOf as never,
  storeCode: (store) => readSettings(store).showroomCode,
  levelOf: levelOfStaff,
  took(tx, row, to, who) {
    if (to !== 'issued') return;
    for (const { id } of quoteVersions.versions(tx.db, row.threadId))
      if (id !== row.id) quoteDocument.along(tx, who, id, 'superseded');
  },
});

export const quoteVersions = versioning({
  entity: 'quote',
  table: quote,
  line: { entity: 'quote_line', table: quoteLine, field: 'quoteId', of: linesOf },
  fresh: ['explainedAt'],
  draft: 'draft',
});

/** Fields by which the car is priced: another of them asks for its prices anew. */
const PRICED_BY = ['customerClassId', 'productId', 'exteriorColor', 'interiorColor', 'paymentMode'] as const;

/** @throws InvalidInput; Refusal `document.frozen`, `record.stale`, `record.missing` */
export const quoteSaving = saving({
  entity: 'quote',
  fields: quoteFields,
  sight,
  problems: quoteProblems,
  usual: { paymentMode: 'cash' },
  check(tx, values, row, who) {
    const isContent = Object.keys(values).some((field) => field !== 'remark');
    if (row && isContent) quoteDocument.requireOpen(tx, row.id);
    if (values.customerId == null) return row ? undefined : { consultantId: values.consultantId ?? who.id };
    const card = standingRecord(tx, 'customer', values.customerId);
    return {
      ...{ customerId: card.id, customerName: card.name, customerClassId: classOfCustomer(tx.db, card.id) },
      ...(row === null && { consultantId: values.consultantId ?? card.ownerId ?? who.id }),
    };
  },
  born: (_tx, id) => ({ status: 'draft' as const, versionNo: 1, threadId: id }),
  saved(tx, row, before) {
    if (row.status !== 'draft') return;
    if (before === null) beginSheet(tx, row);
    else if (PRICED_BY.some((field) => row[field] !== before[field])) otherCar(tx, row);
    else settle(tx, row);
  },
});

/** VAT of what is sold, by kind, where no product says it. */
const RATES: Readonly<Record<string, number>> = {
  accessory: 1300,
  option: 1300,
  service: 600,
  registration: 600,
  financeFee: 600,
};

export const lineSaving = saving({
  entity: 'quote_line',
  fields: quoteLineFields.omit({ priceRef: true }),
  sight: lineSight,
  usual: { mode: 'sell', qty: 1 },
  problems: (typed) => missing(typed, ['kind', 'mode', 'qty', 'quoteId']),
  check(tx, values, row) {
    const line = { ...row, ...values } as QuoteLine;
    quoteDocument.requireOpen(tx, line.quoteId);
    const typed = new Set(Object.keys(values).filter((field) => row !== null || field !== 'productId'));
    const product = productOf(tx.db, line.productId);
    const named =
      product && (row === null || typed.has('productId'))
        ? { title: values.title || product.name, rateBp: product.taxRateBp }
        : {};
    const usual =
      row === null
        ? {
            estimate: line.estimate ?? isComputed(line.kind),
            voluntary: line.voluntary ?? false,
            rateBp: line.mode === 'sell' ? (line.rateBp ?? RATES[line.kind] ?? null) : null,
          }
        : {};
    if (line.kind === 'guide') return { amountFen: row?.listFen ?? null, mode: 'sell', qty: 1 };
    if (line.kind === 'discount')
      return {
        ...usual,
        mode: 'sell',
        qty: 1,
        ...(typed.has('amountFen') && { discountKind: 'amount', discountValue: line.amountFen }),
      };
    const after = lineAfter(line as never, typed);
    const computed = isComputed(line.kind) && line.amountFen === null ? { source: null } : {};
    return { ...usual, ...named, ...after, ...computed } as object;
  },
});

const sheetSaving = saveSheet({
  entity: 'quote_line',
  of: { field: 'quoteId', column: 'quote_id' },
  document: quoteDocument,
  head: quoteSaving,
  line: lineSaving,
});

/** Which side of 指导价 − 优惠 = 成交车价 was typed. */
function carTyped(
  tx: Write,
  lines: SheetInput<object, Partial<QuoteLine>>['lines'],
): 'discount' | 'vehicle' | undefined {
  for (const line of lines) {
    const kind = line.kind ?? (line.id === undefined ? undefined : tx.get('quote_line', line.id)?.kind);
    if (kind === 'vehicle' && 'amountFen' in line) return 'vehicle';
    if (kind === 'discount' && ('amountFen' in line || 'discountValue' in line || 'discountKind' in line))
      return 'discount';
  }
  return undefined;
}

/**
 * The sheet saved at once, and what follows from it.
 * @throws InvalidInput; Refusal `document.frozen`, `record.stale` with the line's number, `quote.carLine`
 */
export function saveQuoteSheet(store: Store, who: Who, input: SheetInput<object, Partial<QuoteLine>>): void {
  const today = todayOf(store);
  store.write(who, (tx) => {
    const optionsBefore = soldOptions(linesOf(tx.db, input.head.id));
    for (const { id } of input.removed)
      if (['guide', 'vehicle', 'discount'].includes(tx.get('quote_line', id)?.kind ?? ''))
        throw new Refusal('quote.carLine');
    sheetSaving(tx, who, input, today);
    settle(tx, requireRecord(tx, 'quote', input.head.id), { typed: carTyped(tx, input.lines), optionsBefore });
  });
}

/** 已说明: ticked or not, on an issued sheet too. @throws Refusal `record.stale`, `record.missing` */
export function explainLine(store: Store, who: Who, { explained, ...at }: Target & { explained: boolean }): void {
  store.write(who, (tx) => {
    lineSaving.current(tx, at);
    tx.update('quote_line', at.id, { explainedAt: explained ? tx.at : null }, { action: 'explain' });
  });
}

/** A line as it is read: with the percent its discount comes to. */
const shownLine = (line: QuoteLine, marked: number | undefined) => ({
  ...line,
  discountBp:
    line.discountFen === null
      ? null
      : (percentShown(line.discountFen, line.kind === 'discount' ? (marked ?? 0) : (line.listFen ?? 0) * line.qty) ??
        null),
});

/** Who is told net price and level; to level 0 only how far it is below what they may do. */
const knowsStanding = (who: Who): boolean => who.role !== 'consultant';

/** What an opened quote shows besides its fields. */
function moreOf(tx: Write, head: Quote, who: Who) {
  const lines = linesOf(tx.db, head.id);
  const marked = markedTotal(lines);
  const standing = standingOf(tx.db, head, lines);
  const money = moneyOf(head, lines);
  const { loanPrincipalFen, loanMonths, loanRateBp, pricingOn, plannedInvoiceOn } = head;
  const loan =
    head.paymentMode === 'loan' && loanPrincipalFen && loanMonths && loanRateBp !== null
      ? instalments({ principalFen: loanPrincipalFen, months: loanMonths, annualRateBp: loanRateBp })
      : null;
  const name = (sql: string, id: string) => (tx.db.prepare(sql).pluck().get(id) as string | undefined) ?? null;
  const product = productOf(tx.db, head.productId);
  return {
    lines: inSheetOrder(lines as never).map((line) => shownLine(line as unknown as QuoteLine, marked)),
    money,
    loan: loan && { monthlyFen: loan.monthlyFen, lastFen: loan.lastFen, interestFen: loan.interestFen },
    productName: product?.name ?? null,
    modelId: product?.modelId ?? null,
    series: product?.series ?? null,
    consultantName: name('SELECT name FROM staff WHERE id = ?', head.consultantId),
    customerClassName: name('SELECT name FROM customer_class WHERE id = ?', head.customerClassId),
    expired: isExpired(head, dayOf(tx.at)),
    /** Rules of taxes that change before the day of the invoice. */
    assumed: assumedRules(taxRows(tx.db), pricingOn, plannedInvoiceOn).map(({ kind, validFrom, validTo }) => ({
      kind,
      validFrom,
      validTo,
    })),
    belowFen: standing?.belowFen(levelOfStaff(tx.db, who.id)) ?? null,
    standing:
      standing && knowsStanding(who)
        ? {
            netPriceFen: standing.netPriceFen,
            depthBp: standing.depthBp ?? null,
            requiredLevel: standing.requiredLevel,
          }
        : null,
    versions: quoteVersions.versions(tx.db, head.threadId),
    document: quoteDocument.standing(tx, head, who),
  };
}

export const openQuote = opening({ sight, more: moreOf });
export const quoteHistory = historying(sight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  consultantId: 'SELECT name FROM staff WHERE id = ?',
  productId: 'SELECT name FROM product WHERE id = ?',
});

/** @throws Refusal of `documenting` */
export function goQuote(
  store: Store,
  who: Who,
  { to, reason, ...target }: Target & { seen: string; to: QuoteState; reason?: string | null | undefined },
): void {
  store.write(who, (tx) => void quoteDocument.go(tx, store, who, target, to, reason ?? null));
}

/** Days of a quote that is begun today. */
export const freshDays = (today: string) => ({ validUntil: addDays(today, VALID_DAYS) });

/** The next version, with amounts and price references; one that is drafted already is opened. @throws Refusal `record.missing` */
export function reviseQuote(store: Store, who: Who, id: string): { id: string; made: boolean } {
  const today = todayOf(store);
  return store.write(who, (tx) => {
    const { plannedInvoiceOn } = requireRecord(tx, 'quote', id);
    const later = plannedInvoiceOn < today ? { plannedInvoiceOn: today } : {};
    const { row, made } = quoteVersions.reviseTo(tx, id, { ...freshDays(today), ...later });
    return { id: row.id, made };
  });
}

/** Another negotiation begun from this one: amounts and references come along, no decision does. @throws Refusal `record.missing` */
export function copyQuote(store: Store, who: Who, id: string): { id: string } {
  const today = todayOf(store);
  return store.write(who, (tx) => {
    const { plannedInvoiceOn } = requireRecord(tx, 'quote', id);
    const later = plannedInvoiceOn < today ? { plannedInvoiceOn: today } : {};
    return { id: quoteVersions.copyOf(tx, id, { ...freshDays(today), ...later }).id };
  });
}

/** 重新询价, before anything changes: what today's lists say of each priced line. @throws Refusal `record.missing` */
export function quoteRepricing(store: Store, id: string) {
  const on = todayOf(store);
  return store.write({ id: 'system' }, (tx) => {
    const head = requireRecord(tx, 'quote', id);
    return {
      on,
      pricingOn: head.pricingOn,
      hash: quoteDocument.sealOf(tx, head),
      changes: repricing(tx.db, head, on).map(({ ref: _ref, ...change }) => change),
    };
  });
}

/** 重新询价, confirmed: what was shown is what is done. @throws Refusal `document.frozen`, `document.changed`, `record.stale` */
export function repriceQuote(store: Store, who: Who, { seen, ...at }: Target & { seen: string }): void {
  const on = todayOf(store);
  store.write(who, (tx) => {
    const head = quoteDocument.requireOpen(tx, at.id);
    tx.update('quote', at.id, {}, { rev: at.rev });
    if (quoteDocument.sealOf(tx, head) !== seen) throw new Refusal('document.changed');
    applyRepricing(tx, repricing(tx.db, head, on));
    settle(tx, tx.update('quote', at.id, { pricingOn: on }, { action: 'reprice' }));
  });
}
