import { compulsoryInsurance } from '../money/beside-the-car.ts';
import { purchaseTax } from '../money/purchase-tax.ts';
import { rulesChanging, type TaxRule, type TaxRules } from '../money/tax-rule.ts';
import { vesselReliefOf, vesselTax, vesselTaxYear } from '../money/vessel-tax.ts';
import type { SheetKind } from '../pricing/sheet.ts';

/** Lines whose amount a rule makes: an estimate, until somebody types what it really is. */
export const computedKinds = ['purchaseTax', 'compulsoryInsurance', 'vesselTax'] as const satisfies SheetKind[];
export type ComputedKind = (typeof computedKinds)[number];
export const isComputed = (kind: string): kind is ComputedKind => (computedKinds as readonly string[]).includes(kind);

/** What the estimates of a car go by. */
export interface EstimateAsk {
  vehicleFen: number | null;
  /** plannedInvoiceOn: the day whose rules hold. */
  invoicedOn: string;
  /** 上牌地: the province. */
  region: string | null;
  person: boolean;
  fuel: string | null;
  displacementMl: number | null;
  seats: number | null;
  nevCatalogFrom: string | null;
  nevCatalogTo: string | null;
}

/** In the NEV catalogue on a day. */
const inCatalogue = ({ nevCatalogFrom: from, nevCatalogTo: to }: EstimateAsk, on: string): boolean =>
  from !== null && from <= on && (to === null || on <= to);

/** Code of what is missing where a rule can make no amount: it is typed then. */
export type NoEstimate = 'estimate.noCarPrice' | 'estimate.noRule' | 'estimate.noSeats' | 'estimate.noDisplacement';

/** The amount a rule makes of a line, 分, or why it makes none (DEALS 4.4). */
export function estimateOf(kind: ComputedKind, ask: EstimateAsk, rules: TaxRules): number | NoEstimate {
  const { vehicleFen, invoicedOn, region, seats, displacementMl, fuel } = ask;
  const nev = inCatalogue(ask, invoicedOn);
  try {
    if (kind === 'purchaseTax')
      return vehicleFen === null
        ? 'estimate.noCarPrice'
        : purchaseTax({ grossFen: vehicleFen, invoicedOn, nev }, rules);
    if (kind === 'compulsoryInsurance') {
      if (seats === null) return 'estimate.noSeats';
      return (
        compulsoryInsurance({ use: ask.person ? 'family' : 'company', seats, on: invoicedOn }, rules) ??
        'estimate.noRule'
      );
    }
    const relief = vesselReliefOf({ fuel, listed: nev });
    if (relief === 'exempt') return 0;
    if (displacementMl === null) return 'estimate.noDisplacement';
    const annualFen =
      region === null ? undefined : vesselTaxYear({ province: region, displacementMl, on: invoicedOn }, rules);
    return annualFen === undefined ? 'estimate.noRule' : vesselTax({ annualFen, purchasedOn: invoicedOn, relief });
  } catch (error) {
    // A table of rules without one for the day, or with two: the amount is typed, nothing else stops.
    if (error instanceof RangeError) return 'estimate.noRule';
    throw error;
  }
}

/** Rules of the estimates that begin or end between today and the day of the invoice: the paper says what it assumes. */
export const assumedRules = (rules: TaxRules, fromOn: string, toOn: string): TaxRule[] =>
  rulesChanging(rules, ['purchaseTax', 'nevRelief', 'compulsoryInsurance', 'vesselTax'], fromOn, toOn);
