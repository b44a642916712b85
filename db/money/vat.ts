import { roundedRatio, WHOLE_BP } from './rounding.ts';

export interface Vat {
  netFen: number;
  taxFen: number;
}

/**
 * 增值税: what of an amount that includes VAT is the price and what the tax, 分 (增值税法; DEALS 4.3). `rateBp`: 1300 goods, 600
 * services. The net is rounded and the tax is what is left, so that both always make the gross; net × rate may differ by a 分. A red
 * invoice is the same with a minus.
 */
export function splitVat(grossFen: number, rateBp: number): Vat {
  const netFen = roundedRatio(BigInt(grossFen) * BigInt(WHOLE_BP), BigInt(WHOLE_BP + rateBp));
  return { netFen, taxFen: grossFen - netFen };
}
