import { partOf, roundedRatio, WHOLE_BP } from './rounding.ts';

/** A discount as it was typed: an amount, or a percent in basis points (437 is 4.37 %). */
export type DiscountInput = { amountFen: number } | { percentBp: number };

/** The amount a discount makes when it is typed, 分 (DEALS 4.2). From then on the amount rules: saving does not call this again. */
export const discountOf = (listFen: number, input: DiscountInput): number =>
  'amountFen' in input ? input.amountFen : partOf(listFen, input.percentBp);

/** The percent to be shown beside an amount, in basis points; never written back. undefined of a price of 0. */
export const percentShown = (discountFen: number, listFen: number): number | undefined =>
  listFen === 0 ? undefined : roundedRatio(BigInt(discountFen) * BigInt(WHOLE_BP), BigInt(listFen));
