import { type PriceBook, type PriceRef, vehicleItems } from './price-book.ts';
import { type PriceAnswer, type PriceAsk, quotePrice } from './quote-price.ts';

/** What all lines of a document are asked with: one customer, one store, one day. */
export type AskHead = Omit<PriceAsk, 'productId' | 'itemCode' | 'options'>;

/** A line that a list prices, and which of its price items it needs; a car among several has colours of its own. */
export interface LineAsk
  extends Pick<PriceAsk, 'productId' | 'options'>,
    Partial<Pick<PriceAsk, 'exteriorColor' | 'interiorColor'>> {
  lineNo: number;
  itemCodes: readonly string[];
}

export interface LinePrices {
  lineNo: number;
  prices: Readonly<Record<string, PriceAnswer>>;
}

/** 一次性询价: every line of a document at once, each price item on its own, at one day and from one reading of the lists. */
export const askAll = (book: PriceBook, head: AskHead, lines: readonly LineAsk[]): LinePrices[] =>
  lines.map(({ lineNo, itemCodes, ...own }) => {
    const ask = { ...head, ...own };
    return {
      lineNo,
      prices: Object.fromEntries(itemCodes.map((itemCode) => [itemCode, quotePrice(book, { ...ask, itemCode })])),
    };
  });

/** Which of 指导价, 成交价 and 限价 a car lacks, with the reason; it needs all of them, and none is typed instead. */
export const lackingPrices = (prices: LinePrices['prices']): { itemCode: string; code: string }[] =>
  vehicleItems.flatMap((itemCode) => {
    const answer = prices[itemCode];
    return answer?.ok ? [] : [{ itemCode, code: answer?.code ?? 'price.none' }];
  });

/** An amount as a document carries it. */
export interface CarriedPrice {
  lineNo: number;
  itemCode: string;
  amountFen: number | null;
  ref: PriceRef | null;
}

export interface PriceChange {
  lineNo: number;
  itemCode: string;
  beforeFen: number | null;
  /** null: there is no price any more, and `code` says why. */
  afterFen: number | null;
  ref: PriceRef | null;
  code: string | null;
}

/** 重新询价: what would change, before it does. A price that stands in another list now at the same amount is no change of the price. */
export const repriced = (carried: readonly CarriedPrice[], asked: readonly LinePrices[]): PriceChange[] =>
  carried.flatMap(({ lineNo, itemCode, amountFen: beforeFen }) => {
    const answer = asked.find((line) => line.lineNo === lineNo)?.prices[itemCode];
    if (!answer || (answer.ok && answer.amountFen === beforeFen)) return [];
    const after = answer.ok
      ? { afterFen: answer.amountFen, ref: answer.ref, code: null }
      : { afterFen: null, ref: null, code: answer.code };
    return [{ lineNo, itemCode, beforeFen, ...after }];
  });
