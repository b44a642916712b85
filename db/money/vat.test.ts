import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHIPPED_TAX_RULES } from './shipped-tax-rules.ts';
import { ruleOn } from './tax-rule.ts';
import { splitVat } from './vat.ts';

test.each([
  ['1: a real invoice', 550_000_00, 486_725_66, 63_274_34],
  ['1: the car of the worked example', 438_000_00, 387_610_62, 50_389_38],
  ['1: a single 分', 1, 1, 0],
  ['2: net × 13 % would give .26', 299_800_00, 265_309_73, 34_490_27],
  ['2: an amount with 分', 10_000_02, 8_849_58, 1_150_44],
  ['28: a transfer price', 403_000_00, 356_637_17, 46_362_83],
  ['31: a red invoice mirrors the blue one', -438_000_00, -387_610_62, -50_389_38],
])('vector %s: of %i 分 are %i the price and %i the tax', (_, gross, netFen, taxFen) => {
  expect(splitVat(gross, 1300)).toEqual({ netFen, taxFen });
});

test('vector 3: the rate is that of the invoice day: 99,000.00 on 2017-12-28 at 17 %', () => {
  const { goodsBp } = ruleOn(SHIPPED_TAX_RULES, 'vat', '2017-12-28');
  expect(splitVat(99_000_00, goodsBp)).toEqual({ netFen: 84_615_38, taxFen: 14_384_62 });
});

test.each([
  ['2018-04-30', 1700],
  ['2018-05-01', 1600],
  ['2019-03-31', 1600],
  ['2019-04-01', 1300],
  ['2026-11-23', 1300],
])('goods invoiced on %s carry %i basis points', (on, goodsBp) => {
  expect(ruleOn(SHIPPED_TAX_RULES, 'vat', on)).toEqual({ goodsBp, servicesBp: 600 });
});

test('P1: net and tax make the gross and neither is below 0, at any size and rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000_00 }), fc.integer({ min: 0, max: 3_000 }), (gross, rateBp) => {
      const { netFen, taxFen } = splitVat(gross, rateBp);
      expect(netFen + taxFen).toBe(gross);
      expect(Math.min(netFen, taxFen)).toBeGreaterThanOrEqual(0);
      expect(Number.isSafeInteger(netFen)).toBe(true);
      const red = splitVat(-gross, rateBp);
      expect([red.netFen + netFen, red.taxFen + taxFen]).toEqual([0, 0]);
    }),
    { numRuns: 2_000 },
  );
});

test('an amount that is no whole 分 is refused', () => {
  expect(() => splitVat(0.5, 1300)).toThrow(RangeError);
});
