import { z } from 'zod';
import { choice, count, fen, flag, given, instant, ref, text } from '../core/fields.ts';
import { priceSources } from '../pricing/price-complete.ts';
import { lineModes, sheetKinds } from '../pricing/sheet.ts';

/** How a discount was typed: 百分比, in basis points, or 金额, in 分. */
export const discountKinds = ['percent', 'amount'] as const;

/** 价格来源, as it stands on a line. */
const priceRef = z.object({
  matchId: z.string(),
  policyId: z.string(),
  stepSeq: z.int(),
  listId: z.string(),
  lineId: z.string(),
  adjustmentNo: z.string().nullable(),
});

/**
 * A line of a sheet: the same on a quote and on an order, each of which adds what it hangs on. `amountFen` is what the line comes to and
 * rules over everything it was made from.
 */
export const sheetLineShape = {
  lineNo: count({ min: 1, max: 2_000 }),
  kind: given(sheetKinds),
  productId: ref('product'),
  title: text(),
  mode: given(lineModes),
  qty: count({ min: 1, max: 999, range: 'qty.range' }),
  /** Price of one by the list. */
  listFen: fen(),
  discountKind: choice(discountKinds),
  /** As typed: basis points or 分. */
  discountValue: count({ max: 100_000_000_00 }),
  discountFen: fen(),
  amountFen: fen(),
  /** 税率 in basis points. */
  rateBp: count({ max: 10_000 }),
  source: choice(priceSources),
  priceRef: priceRef.nullish(),
  /** Code of why 询价 found nothing. */
  noPriceReason: text(),
  /** 预估: what it will really be somebody else says. */
  estimate: flag(),
  /** 自愿项目: the customer may leave it out, and the car costs the same. */
  voluntary: flag(),
  /** 已说明: when it was explained to the customer. */
  explainedAt: instant(),
};
const sheetLine = z.object(sheetLineShape);
export type SheetLineFields = z.infer<typeof sheetLine>;

/** What a document's seal is over: of each line that which the customer agrees to, and where its price is from; no ticks. */
export const sealedLine = (line: Partial<SheetLineFields>) => {
  const { kind, mode, productId, title, qty, listFen, discountFen, amountFen, rateBp, source, priceRef } = line;
  const { lineNo, estimate, voluntary } = line;
  return {
    ...{ lineNo, kind, mode, productId, title, qty, listFen, discountFen, amountFen, rateBp, source },
    ...{ estimate: estimate === true, voluntary: voluntary === true, priceRef: priceRef ? { ...priceRef } : null },
  };
};
