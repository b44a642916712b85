import { expect, test } from 'vitest';
import { compulsoryInsurance, subsidy } from './beside-the-car.ts';
import { SHIPPED_TAX_RULES } from './shipped-tax-rules.ts';
import { vesselReliefOf, vesselTax, vesselTaxYear } from './vessel-tax.ts';

test.each([
  [900_00, '2026-11-23', 150_00],
  [480_00, '2026-01-05', 480_00],
  [420_00, '2026-07-31', 210_00],
  [350_00, '2026-08-01', 145_83],
  [900_00, '2026-12-31', 75_00],
])('vector 7: 车船税 of %i 分 a year, bought on %s, is %i', (annualFen, purchasedOn, fen) => {
  expect(vesselTax({ annualFen, purchasedOn })).toBe(fen);
});

test('vector 7: a battery car pays none, a plug-in of the catalogue none, a listed hybrid half', () => {
  const paid = (fuel: string, listed: boolean) =>
    vesselTax({ annualFen: 350_00, purchasedOn: '2026-08-01', relief: vesselReliefOf({ fuel, listed }) });
  expect([paid('electric', false), paid('plugIn', true), paid('plugIn', false)]).toEqual([0, 0, 145_83]);
  // 350 × 5 ÷ 24 = 72.9166…: rounded once, not the half of 145.83.
  expect([paid('hybrid', true), paid('hybrid', false), paid('petrol', true)]).toEqual([72_92, 145_83, 145_83]);
});

test('a year of 车船税 goes by displacement, the end of a band included; another province is typed', () => {
  const year = (displacementMl: number, province = '北京市') =>
    vesselTaxYear({ province, displacementMl, on: '2026-11-23' }, SHIPPED_TAX_RULES);
  expect([1_600, 1_601, 2_000, 2_487, 6_592].map((ml) => year(ml))).toEqual([420_00, 480_00, 480_00, 900_00, 5_280_00]);
  expect(year(2_000, '四川省')).toBeUndefined();
});

test.each([
  ['family', 5, 950_00],
  ['family', 6, 1_100_00],
  ['company', 5, 1_000_00],
  ['company', 6, 1_130_00],
  ['company', 10, 1_220_00],
  ['office', 5, 950_00],
  ['office', 7, 1_070_00],
  ['office', 10, undefined],
  ['company', 20, undefined],
] as const)('交强险 of a %s car with %i seats', (use, seats, fen) => {
  expect(compulsoryInsurance({ use, seats, on: '2026-11-23' })).toBe(fen);
});

const car = { grossFen: 200_000_00, nev: true, displacementMl: null, person: true, invoicedOn: '2026-11-23' };
test.each([
  ['NEV of 200,000, scrappage', car, 'scrappage', 20_000_00],
  ['NEV of 200,000, replacement', car, 'replacement', 15_000_00],
  ['NEV of 150,000, replacement', { ...car, grossFen: 150_000_00 }, 'replacement', 12_000_00],
  ['1.5 L of 180,000, scrappage', fuel(180_000_00, 1_498), 'scrappage', 15_000_00],
  ['1.5 L of 180,000, replacement', fuel(180_000_00, 1_498), 'replacement', 10_800_00],
  ['2.0 L is still up to 2.0', fuel(180_000_00, 2_000), 'replacement', 10_800_00],
  ['2.5 L, scrappage', fuel(180_000_00, 2_487), 'scrappage', 0],
  ['2.5 L, replacement', fuel(180_000_00, 2_487), 'replacement', 0],
  ['a company', { ...car, person: false }, 'scrappage', 0],
  ['after the year', { ...car, invoicedOn: '2027-01-01' }, 'scrappage', 0],
] as const)('vector 8: subsidy for %s', (_, ask, kind, fen) => {
  expect(subsidy({ ...ask, kind })).toBe(fen);
});

function fuel(grossFen: number, displacementMl: number) {
  return { ...car, grossFen, nev: false, displacementMl };
}
