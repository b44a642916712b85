import { partOf } from './rounding.ts';
import { SHIPPED_TAX_RULES } from './shipped-tax-rules.ts';
import { type insuredUses, maybeRuleOn, type subsidyKinds, type TaxRules } from './tax-rule.ts';

/** 交强险 base, 分, by use and seats (DEALS 4.4); undefined where the table has no such car, and it is typed. */
export function compulsoryInsurance(
  { use, seats, on }: { use: (typeof insuredUses)[number]; seats: number; on: string },
  rules: TaxRules = SHIPPED_TAX_RULES,
): number | undefined {
  const bases = maybeRuleOn(rules, 'compulsoryInsurance', on)?.bases ?? [];
  return bases.find((base) => base.use === use && (base.underSeats === null || seats < base.underSeats))?.annualFen;
}

export interface SubsidyAsk {
  /** Price of the new car as sold, VAT included (PU). */
  grossFen: number;
  kind: (typeof subsidyKinds)[number];
  nev: boolean;
  displacementMl: number | null;
  /** 个人: companies get none. */
  person: boolean;
  invoicedOn: string;
}

/**
 * 以旧换新补贴 that may be expected, 分: a share of the price up to a cap, for one of the two kinds, never both (汽车以旧换新 2026;
 * DEALS 4.4). 0 where there is none. It stands under the total as expected and never reduces what is to be paid.
 */
export function subsidy(
  { grossFen, kind, nev, displacementMl, person, invoicedOn }: SubsidyAsk,
  rules: TaxRules = SHIPPED_TAX_RULES,
): number {
  const rule = maybeRuleOn(rules, 'subsidy', invoicedOn);
  if (!rule || !person) return 0;
  if (!nev && (displacementMl === null || displacementMl > rule.fuelUpToMl)) return 0;
  const { bp, capFen } = rule[kind][nev ? 'nev' : 'fuel'];
  return Math.min(partOf(grossFen, bp), capFen);
}
