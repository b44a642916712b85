import { roundedRatio } from './rounding.ts';
import { maybeRuleOn, type TaxRules } from './tax-rule.ts';

/** 免 减半 不减 */
export type VesselRelief = 'exempt' | 'half' | 'none';

/**
 * 车船税 in the year of purchase, 分: the year's amount × months left, that of the purchase included, ÷ 12 (车船税法; DEALS 4.4);
 * rounded once.
 */
export function vesselTax(ask: { annualFen: number; purchasedOn: string; relief?: VesselRelief }): number {
  const { annualFen, purchasedOn, relief = 'none' } = ask;
  if (relief === 'exempt') return 0;
  const months = 13 - Number(purchasedOn.slice(5, 7));
  return roundedRatio(BigInt(annualFen) * BigInt(months), relief === 'half' ? 24n : 12n);
}

/** What a car is let off: a battery car is not taxed, a plug-in of the catalogue is exempt, a listed efficient hybrid pays half (PU). */
export function vesselReliefOf({ fuel, listed }: { fuel: string | null | undefined; listed: boolean }): VesselRelief {
  if (fuel === 'electric' || (fuel === 'plugIn' && listed)) return 'exempt';
  return fuel === 'hybrid' && listed ? 'half' : 'none';
}

/** A year's 车船税 in a province by displacement, 分; undefined where the table has no such province, and it is typed. */
export function vesselTaxYear(
  { province, displacementMl, on }: { province: string; displacementMl: number; on: string },
  rules: TaxRules,
): number | undefined {
  const table = maybeRuleOn(rules, 'vesselTax', on, (params) => params.province === province);
  return table?.bands.find(({ upToMl }) => upToMl === null || displacementMl <= upToMl)?.annualFen;
}
