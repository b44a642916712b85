import { z } from 'zod';
import { code, count, day, fen, given, list, long, missing, ref, text } from '../core/fields.ts';
import { adjustmentModes } from '../pricing/adjusted.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 待批 已批 驳回 撤销 */
export const adjustmentStates = ['draft', 'submitted', 'approved', 'rejected', 'revoked'] as const;
export type AdjustmentState = (typeof adjustmentStates)[number];
/** 常规 促销 清库 上市 */
export const adjustmentKinds = ['regular', 'promotion', 'clearance', 'launch'] as const;

/** 调价单 (TJ): the one way a price comes to be. */
export const priceAdjustmentFields = z.object({
  kind: given(adjustmentKinds),
  reason: text({ max: 200 }),
  remark: long({ max: 1000 }),
});
export type PriceAdjustmentFields = z.infer<typeof priceAdjustmentFields>;

/** 调价单行. `value`: 分 with amount and delta, basis points with percent; `newFen` is what they make of the old price. */
export const priceAdjustmentLineFields = z.object({
  adjustmentId: ref('price_adjustment'),
  lineNo: count({ min: 1, max: 2_000 }),
  listId: ref('price_list'),
  itemCode: text({ max: 20 }),
  productId: ref('product'),
  productClassId: ref('product_class'),
  exteriorColor: text(),
  interiorColor: text(),
  optionCode: code(),
  mode: given(adjustmentModes),
  value: z.int().min(-100_000_000_00, 'number.tooLarge').max(100_000_000_00, 'number.tooLarge').nullish().meta({
    control: 'count',
  }),
  roundToFen: fen(),
  validFrom: day(),
  validTo: day(),
  /** The cell's price lines the drafter saw in these days. */
  oldLineIds: list({ most: 200 }),
});
export type PriceAdjustmentLineFields = z.infer<typeof priceAdjustmentLineFields>;

/** A line as the sheet of a 调价单 sends it. */
export const adjustmentLineTyped = priceAdjustmentLineFields.omit({
  adjustmentId: true,
  lineNo: true,
  oldLineIds: true,
});
export type AdjustmentLineTyped = z.infer<typeof adjustmentLineTyped>;

export const ADJUSTMENT_DRAFTERS: readonly Role[] = ['manager', 'backOffice'];
export const ADJUSTMENT_READERS: readonly Role[] = ['manager', 'backOffice', 'finance', 'admin'];

export const adjustmentProblems = (typed: Partial<PriceAdjustmentFields>) => missing(typed, ['kind']);
