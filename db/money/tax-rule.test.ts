import { expect, test } from 'vitest';
import { SHIPPED_TAX_RULES } from './shipped-tax-rules.ts';
import { contradicted, maybeRuleOn, paramProblems, ruleOn, rulesChanging, type TaxRule } from './tax-rule.ts';

test('every shipped rule has parameters of its kind, days in order and a source, and contradicts no other', () => {
  for (const [at, rule] of SHIPPED_TAX_RULES.entries()) {
    expect(paramProblems(rule.kind, rule.params)).toEqual([]);
    expect(rule.validTo === null || rule.validFrom <= rule.validTo).toBe(true);
    expect(rule.source).toMatch(/^(LAW|SEEN|PU) /);
    expect(contradicted(rule, SHIPPED_TAX_RULES.toSpliced(at, 1))).toEqual([]);
  }
});

test('parameters of another kind are named', () => {
  expect(paramProblems('vat', { rateBp: 1300 }).map(({ path }) => path[0])).toEqual(['goodsBp', 'servicesBp']);
  expect(paramProblems('nevRelief', { shareBp: 10_001, capFen: null })).toHaveLength(1);
});

test('two rules of one day are refused before they are saved, and never chosen between', () => {
  const rule = SHIPPED_TAX_RULES.find(({ kind }) => kind === 'nevRelief')!;
  const later = { ...rule, validFrom: '2023-12-31', validTo: null };
  expect(contradicted(later, SHIPPED_TAX_RULES)).toHaveLength(3);
  expect(contradicted({ ...later, validFrom: '2028-01-01' }, SHIPPED_TAX_RULES)).toEqual([]);
  expect(() => ruleOn([...SHIPPED_TAX_RULES, later], 'nevRelief', '2025-01-01')).toThrow('taxRule.ambiguous');
});

test('two provinces stand beside each other', () => {
  const city = SHIPPED_TAX_RULES.find(({ kind }) => kind === 'vesselTax') as TaxRule<'vesselTax'>;
  const other = { ...city, params: { ...city.params, province: '四川省' } };
  expect(contradicted(other, SHIPPED_TAX_RULES)).toEqual([]);
  const rules = [...SHIPPED_TAX_RULES, other];
  expect(maybeRuleOn(rules, 'vesselTax', '2026-11-23', ({ province }) => province === '四川省')).toBe(other.params);
});

test('a quote that is invoiced after the end of a relief says which rules change on the way', () => {
  const changing = (from: string, to: string) =>
    rulesChanging(SHIPPED_TAX_RULES, ['nevRelief', 'purchaseTax'], from, to).map(({ validFrom }) => validFrom);
  expect(changing('2026-11-23', '2027-12-31')).toEqual([]);
  expect(changing('2026-11-23', '2028-01-01')).toEqual(['2026-01-01']);
  expect(changing('2025-12-31', '2026-01-01')).toEqual(['2024-01-01', '2026-01-01']);
});
