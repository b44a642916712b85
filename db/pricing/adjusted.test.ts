import { expect, test } from 'vitest';
import { adjustedFen, adjustmentProblems } from './adjusted.ts';

test.each([
  ['an amount', { mode: 'amount', value: 438_000_00 }, 438_000_00],
  ['7,000 less', { mode: 'delta', value: -7_000_00 }, 438_000_00],
  ['1.5 % less, to 100 元', { mode: 'percent', value: -150 }, 438_300_00],
  ['1.5 % less, to a 元', { mode: 'percent', value: -150, roundToFen: 100 }, 438_325_00],
  ['nothing per cent', { mode: 'percent', value: 0 }, 445_000_00],
] as const)('%s from 445,000', (_, ask, fen) => {
  expect(adjustedFen(ask, 445_000_00)).toBe(fen);
});

test('half of 100 元 is rounded up; without an old price only an amount makes a new one', () => {
  expect(adjustedFen({ mode: 'percent', value: 5_000 }, 100_00)).toBe(200_00);
  expect(adjustedFen({ mode: 'amount', value: 1 }, null)).toBe(1);
  expect(adjustedFen({ mode: 'delta', value: 1 }, null)).toBeUndefined();
  expect(adjustedFen({ mode: 'percent', value: 1 }, undefined)).toBeUndefined();
});

const line = { lineNo: 1, newFen: 438_000_00, validFrom: '2026-11-23', validTo: '2026-11-30', prices: {} };

test.each([
  ['nothing', {}, []],
  ['a price below 0', { newFen: -1 }, ['price.negative']],
  ['a day that is over', { validFrom: '2026-11-22' }, ['price.past']],
  ['an end before its beginning', { validTo: '2026-11-22' }, ['day.order']],
  ['a floor above the deal price', { prices: { floor: 2, deal: 1, guide: 3 } }, ['price.floorAboveDeal']],
  ['a deal price above the guide', { prices: { floor: 1, deal: 3, guide: 2 } }, ['price.dealAboveGuide']],
  ['three equal prices', { prices: { floor: 1, deal: 1, guide: 1 } }, []],
  ['a product with a floor alone', { prices: { floor: 1 } }, []],
])('a 调价单 on 2026-11-23 with %s', (_, more, codes) => {
  expect(adjustmentProblems([{ ...line, lineNo: 7, ...more }], '2026-11-23')).toEqual(
    codes.map((code) => ({ lineNo: 7, code })),
  );
});
