/**
 * numerator ÷ denominator, rounded once to a whole number, halves away from zero (DEALS 4.1). Exact at any size: a double would be
 * off by one where a product passes 2^53.
 * @throws RangeError where a fraction of a 分 was made a bigint, or the denominator is 0
 */
export function roundedRatio(numerator: bigint, denominator: bigint): number {
  const size = (value: bigint) => (value < 0n ? -value : value);
  const rounded = (2n * size(numerator) + size(denominator)) / (2n * size(denominator));
  return Number(numerator < 0n === denominator < 0n ? rounded : -rounded);
}

/** A whole: 100 % in basis points. */
export const WHOLE_BP = 10_000;

/** `bp` basis points of an amount in 分. */
export const partOf = (fen: number, bp: number): number => roundedRatio(BigInt(fen) * BigInt(bp), BigInt(WHOLE_BP));
