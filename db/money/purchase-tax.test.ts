import fc from 'fast-check';
import { expect, test } from 'vitest';
import { purchaseTax } from './purchase-tax.ts';
import { SHIPPED_TAX_RULES } from './shipped-tax-rules.ts';
import { splitVat } from './vat.ts';

test.each([
  ['4: petrol', 438_000_00, '2026-11-23', false, 38_761_06],
  ['4: a hybrid without a plug in 2025', 450_000_00, '2025-12-31', false, 39_823_01],
  ['4: a hybrid without a plug in 2026', 450_000_00, '2026-01-01', false, 39_823_01],
  ['4: a hybrid without a plug in 2028', 450_000_00, '2028-01-01', false, 39_823_01],
  ['5: NEV, the last day of 30,000 off', 450_000_00, '2025-12-31', true, 9_823_01],
  ['5: NEV, the first day of half, at most 15,000 off', 450_000_00, '2026-01-01', true, 24_823_01],
  ['5: NEV, no relief is known', 450_000_00, '2028-01-01', true, 39_823_01],
  ['6: NEV of 30,000 tax in 2025', 339_000_00, '2025-06-01', true, 0],
  ['6: NEV of 30,000 tax in 2026', 339_000_00, '2026-06-01', true, 15_000_00],
  ['6: NEV of 200,000 in 2025', 200_000_00, '2025-06-01', true, 0],
  ['6: NEV of 200,000 in 2026', 200_000_00, '2026-06-01', true, 8_849_56],
  ['6: NEV of 299,800 in 2026: the half is rounded up from half a 分', 299_800_00, '2026-06-01', true, 13_265_49],
  ['beside: an NEV before 2024 paid nothing at any price', 800_000_00, '2023-12-31', true, 0],
])('vector %s: %i 分 invoiced on %s', (_, grossFen, invoicedOn, nev, tax) => {
  expect(purchaseTax({ grossFen, invoicedOn, nev })).toBe(tax);
});

const days = fc.date({ min: new Date('2014-09-01'), max: new Date('2040-12-31'), noInvalidDate: true });

test('an NEV never pays more than another car, and never less than 0; the next yuan never lowers the tax', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000_00 }), days, (grossFen, day) => {
      const invoicedOn = day.toISOString().slice(0, 10);
      const tax = (fen: number, nev: boolean) => purchaseTax({ grossFen: fen, invoicedOn, nev });
      expect(tax(grossFen, true)).toBeGreaterThanOrEqual(0);
      expect(tax(grossFen, true)).toBeLessThanOrEqual(tax(grossFen, false));
      expect(tax(grossFen + 100, true)).toBeGreaterThanOrEqual(tax(grossFen, true));
    }),
  );
});

test('rules are given, not built in: a showroom that edits a rate gets its own', () => {
  const rules = SHIPPED_TAX_RULES.map((rule) =>
    rule.kind === 'purchaseTax' ? { ...rule, params: { ...rule.params, rateBp: 500 } } : rule,
  );
  expect(purchaseTax({ grossFen: 438_000_00, invoicedOn: '2026-11-23', nev: false }, rules)).toBe(19_380_53);
  expect(splitVat(438_000_00, 1300).netFen).toBe(387_610_62);
});

test('a day without a rule is named, not taxed at 0', () => {
  expect(() => purchaseTax({ grossFen: 1_00, invoicedOn: '2026-01-01', nev: false }, [])).toThrow('taxRule.none');
});
