import { partOf, WHOLE_BP } from './rounding.ts';
import { SHIPPED_TAX_RULES } from './shipped-tax-rules.ts';
import { maybeRuleOn, ruleOn, type TaxRules } from './tax-rule.ts';
import { splitVat } from './vat.ts';

export interface PurchaseTaxAsk {
  /** 价税合计 of the car's invoice; of a car whose battery is invoiced apart, without the battery. */
  grossFen: number;
  /** The invoice's day decides which rules hold. */
  invoicedOn: string;
  /** In the NEV catalogue on that day. A hybrid without a plug is not. */
  nev: boolean;
}

/**
 * 车辆购置税, 分: 10 % of the invoice without VAT (车辆购置税法 2019), less what an NEV is let off by invoice day (三部门公告 2023
 * no 10; DEALS 4.4). Always an estimate on paper: the tax office may assess a price that is plainly too low.
 * @throws RangeError `taxRule.none`, `taxRule.ambiguous`
 */
export function purchaseTax(
  { grossFen, invoicedOn, nev }: PurchaseTaxAsk,
  rules: TaxRules = SHIPPED_TAX_RULES,
): number {
  const { goodsBp } = ruleOn(rules, 'vat', invoicedOn);
  const { rateBp } = ruleOn(rules, 'purchaseTax', invoicedOn);
  const full = partOf(splitVat(grossFen, goodsBp).netFen, rateBp);
  const relief = nev ? maybeRuleOn(rules, 'nevRelief', invoicedOn) : undefined;
  if (!relief) return full;
  const due = partOf(full, WHOLE_BP - relief.shareBp);
  return relief.capFen === null ? due : Math.max(due, full - relief.capFen);
}
