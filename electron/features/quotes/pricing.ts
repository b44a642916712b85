import { askAll, type LinePrices } from '../../../db/pricing/ask-all.ts';
import { type PriceRef, vehicleItems } from '../../../db/pricing/price-book.ts';
import type { PriceAnswer } from '../../../db/pricing/quote-price.ts';
import { soldOptions } from '../../../db/sheets/amounts.ts';
import { lineAsked } from '../../../db/sheets/line-after.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { Write } from '../../kernel/write.ts';
import { bookFor } from '../prices/book.ts';
import { readSettings } from '../settings/service.ts';
import { linesOf, productOf, type Quote, type QuoteLine } from './rows.ts';

/** Items that may price a line, the first that is found. */
const itemsOf = (kind: string): readonly string[] =>
  kind === 'guide' ? ['guide'] : kind === 'vehicle' ? ['deal'] : ['deal', 'guide'];
/** Lines that a list prices: those of a product. */
const listed = (line: QuoteLine): line is QuoteLine & { productId: string } => line.productId !== null;

/** Whom a quote is priced for, on a day. */
export type AskedHead = Pick<
  Quote,
  'customerClassId' | 'productId' | 'exteriorColor' | 'interiorColor' | 'paymentMode'
>;

/** 一次性询价 of lines, in one reading of the lists. */
function ask(
  db: Connection,
  head: AskedHead,
  lines: readonly QuoteLine[],
  on: string,
): Map<string, LinePrices['prices']> {
  const asked = lines.filter(listed);
  const options = lines
    .filter(({ kind }) => kind === 'option')
    .flatMap(({ productId }) => productOf(db, productId)?.configCode ?? []);
  const { customerClassId, exteriorColor, interiorColor, paymentMode } = head;
  const storeId = readSettings({ db }).showroomCode;
  const wanted = asked.map(({ lineNo, productId, kind }) => ({ lineNo, productId, options, itemCodes: itemsOf(kind) }));
  const answers = askAll(
    bookFor(db, wanted, { from: on, to: on }),
    { customerClassId, exteriorColor, interiorColor, payment: paymentMode, pricingOn: on, storeId },
    wanted,
  );
  return new Map(asked.map(({ id }, at) => [id, answers[at]!.prices]));
}

/** 指导价, 成交价 and 限价 of the car as the lists have them on a day. For services. */
export function carPrices(
  db: Connection,
  head: AskedHead,
  lines: readonly QuoteLine[],
  on: string,
): Record<(typeof vehicleItems)[number], PriceAnswer> {
  const { customerClassId, productId, exteriorColor, interiorColor, paymentMode } = head;
  const storeId = readSettings({ db }).showroomCode;
  const options = lines
    .filter(({ kind }) => kind === 'option')
    .flatMap((line) => productOf(db, line.productId)?.configCode ?? []);
  const book = bookFor(db, [{ productId, itemCodes: vehicleItems }], { from: on, to: on });
  const [{ prices }] = askAll(
    book,
    { customerClassId, exteriorColor, interiorColor, payment: paymentMode, pricingOn: on, storeId },
    [{ lineNo: 1, productId, options, itemCodes: vehicleItems }],
  ) as [LinePrices];
  return prices as ReturnType<typeof carPrices>;
}

/** The answer that prices a line: the first item found, else why the first one is not. */
function answerOf(line: QuoteLine, prices: LinePrices['prices'] | undefined): PriceAnswer | undefined {
  const answers = itemsOf(line.kind).flatMap((item) => prices?.[item] ?? []);
  return answers.find(({ ok }) => ok) ?? answers[0];
}

/**
 * 询价: lines that have no list price get it, those that are priced stay as they are; what is not found keeps its reason. A car that
 * nobody typed a price of is its list price with its options.
 */
export function fillPrices(tx: Write, head: AskedHead & Pick<Quote, 'id' | 'pricingOn'>): void {
  const lines = linesOf(tx.db, head.id);
  const open = lines.filter((line) => listed(line) && line.priceRef === null);
  if (open.length === 0) return;
  const answers = ask(tx.db, head, lines, head.pricingOn);
  for (const line of open) {
    const answer = answerOf(line, answers.get(line.id));
    if (answer?.ok) tx.update('quote_line', line.id, lineAsked(line, answer) as object);
    else tx.update('quote_line', line.id, { noPriceReason: answer?.code ?? 'price.none' });
  }
  const vehicle = open.find(({ kind, amountFen }) => kind === 'vehicle' && amountFen === null);
  const now = vehicle && tx.get('quote_line', vehicle.id);
  if (now?.listFen != null)
    tx.update('quote_line', now.id, { amountFen: now.listFen + soldOptions(linesOf(tx.db, head.id)) });
}

/** One line of the table before 重新询价. */
export interface Repriced {
  lineId: string;
  lineNo: number;
  kind: QuoteLine['kind'];
  title: string | null;
  beforeListFen: number | null;
  afterListFen: number | null;
  beforeFen: number | null;
  afterFen: number | null;
  beforeNo: string | null;
  afterNo: string | null;
  ref: PriceRef | null;
  /** Why there is no price any more. */
  code: string | null;
}

/**
 * 重新询价: what would change, before it does. A line at its list price follows the list; one whose amount was typed keeps it, and has the
 * new list price beside it. A price that stands in another list at the same amount is no change.
 */
export function repricing(db: Connection, head: AskedHead & Pick<Quote, 'id'>, on: string): Repriced[] {
  const lines = linesOf(db, head.id);
  const answers = ask(db, head, lines, on);
  const after = new Map<string, Repriced>();
  const options = soldOptions(lines);
  let optionsAfter = options;
  for (const line of lines.filter(listed).sort((a, b) => Number(a.kind === 'vehicle') - Number(b.kind === 'vehicle'))) {
    const answer = answerOf(line, answers.get(line.id));
    const { id, lineNo, kind, title, listFen, amountFen, priceRef } = line;
    const beside = kind === 'vehicle' ? options : 0;
    const atList = listFen !== null && amountFen === listFen * line.qty + beside;
    const foundFen = answer?.ok ? answer.amountFen : null;
    const follows = atList || amountFen === null;
    const besideAfter = kind === 'vehicle' ? optionsAfter : 0;
    const shift = kind === 'vehicle' ? optionsAfter - options : 0;
    const afterFen = follows
      ? foundFen === null
        ? null
        : foundFen * line.qty + besideAfter
      : (amountFen ?? 0) + shift;
    const given = line.mode === 'gift' || line.mode === 'included';
    const change: Repriced = {
      ...{ lineId: id, lineNo, kind, title },
      ...{
        beforeListFen: listFen,
        afterListFen: foundFen,
        beforeFen: amountFen,
        afterFen: given ? amountFen : afterFen,
      },
      beforeNo: priceRef?.adjustmentNo ?? null,
      afterNo: answer?.ok ? answer.ref.adjustmentNo : null,
      ref: answer?.ok ? answer.ref : null,
      code: answer?.ok ? null : (answer?.code ?? 'price.none'),
    };
    if (kind === 'option' && line.mode === 'sell') optionsAfter += (change.afterFen ?? 0) - (amountFen ?? 0);
    if (change.beforeListFen !== change.afterListFen || change.beforeFen !== change.afterFen) after.set(id, change);
  }
  return lines.flatMap(({ id }) => after.get(id) ?? []);
}

/** The new prices, once somebody saw the table and said so. */
export function applyRepricing(tx: Write, changes: readonly Repriced[]): void {
  for (const { lineId, afterListFen, afterFen, ref, code } of changes)
    tx.update('quote_line', lineId, {
      listFen: afterListFen,
      priceRef: ref,
      noPriceReason: code,
      amountFen: afterFen,
    });
}
