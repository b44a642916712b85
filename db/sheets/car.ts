import { discountOf } from '../money/discount.ts';
import type { SheetLine } from '../pricing/sheet.ts';
import { markedTotal, typedDiscount } from './amounts.ts';
import type { SheetLineFields } from './line.ts';

type Line = SheetLine & Partial<SheetLineFields>;

/** 成交车价 and 优惠 as they go together. */
export interface CarAmounts {
  vehicleFen: number | null;
  discountFen: number | null;
}

/**
 * 指导价 + 选装 − 优惠 = 成交车价. `typed`: which of the two somebody typed now; the other follows from it. Otherwise 成交车价 rules: what
 * is shown as 优惠 never flows back (DEALS 4.2).
 */
export function carAmounts(lines: readonly Line[], typed?: 'discount' | 'vehicle'): CarAmounts {
  const vehicle = lines.find(({ kind }) => kind === 'vehicle');
  const discount = lines.find(({ kind }) => kind === 'discount');
  const marked = markedTotal(lines);
  const input = discount && typedDiscount(discount);
  if (typed === 'discount' && input && marked !== undefined) {
    const discountFen = discountOf(marked, input);
    return { vehicleFen: marked - discountFen, discountFen };
  }
  const vehicleFen = vehicle?.amountFen ?? null;
  return { vehicleFen, discountFen: vehicleFen === null || marked === undefined ? null : marked - vehicleFen };
}
