import { partOf, roundedRatio, WHOLE_BP } from './rounding.ts';

/** Most that a maker may ask for 1,000 km, basis points of the price (三包; DEALS 4.6, PU). */
const MOST_USE_FEE_BP = 50;

/**
 * 三包退车使用补偿费: price × km ÷ 1000 × n, 分, rounded once; `perThousandKmBp` is the maker's n.
 * @throws RangeError for an n above 0.5 %
 */
export function useFee(ask: { priceFen: number; km: number; perThousandKmBp: number }): number {
  const { priceFen, km, perThousandKmBp } = ask;
  if (perThousandKmBp > MOST_USE_FEE_BP) throw new RangeError('useFee: more than 0.5 %');
  return roundedRatio(BigInt(priceFen) * BigInt(km) * BigInt(perThousandKmBp), BigInt(1_000 * WHOLE_BP));
}

/** 违约金 for a late delivery or payment: base × rate of a day × days, 分, rounded once. */
export const lateFee = (ask: { baseFen: number; perDayBp: number; days: number }): number =>
  partOf(ask.baseFen, ask.perDayBp * ask.days);
