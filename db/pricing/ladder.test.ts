import fc from 'fast-check';
import { expect, test } from 'vitest';
import { belowAuthority, ladder, lowestFor, requiredLevel, SHIPPED_AUTHORITY } from './ladder.ts';
import { aboveMarked, discountDepth, netPrice } from './net-price.ts';
import type { SheetLine } from './sheet.ts';

const prices = { deal: 438_000_00, floor: 428_000_00, belowFloor: 10_000_00 };
const gift = (yuan: number): SheetLine => ({
  lineNo: 1,
  kind: 'accessory',
  mode: 'gift',
  qty: 1,
  listFen: yuan * 100,
  amountFen: 0,
});
const sold = (line: Partial<SheetLine>): SheetLine => ({ lineNo: 2, kind: 'accessory', mode: 'sell', qty: 1, ...line });

test('vector 15: N is 437,320.00, depth 4.52 %, level 1, and a consultant is told 680.00', () => {
  const N = netPrice({ vehicleFen: 438_000_00, lines: [gift(680)] });
  expect(N).toBe(437_320_00);
  expect(discountDepth(458_000_00, N)).toBe(452);
  expect(ladder(prices, N)).toBe(1);
  expect(belowAuthority(lowestFor(SHIPPED_AUTHORITY, 0, prices, []), N)).toBe(680_00);
  expect(belowAuthority(lowestFor(SHIPPED_AUTHORITY, 1, prices, []), N)).toBe(0);
});

test.each([
  [429_000, gift(680), 428_320_00, 1],
  [429_000, gift(1_500), 427_500_00, 2],
  [418_000, gift(0), 418_000_00, 2],
  [418_000, { ...gift(0), listFen: 1 }, 417_999_99, 3],
  [438_000, gift(0), 438_000_00, 0],
  [428_000, gift(0), 428_000_00, 1],
])('vector 16: a car at %i with %o', (yuan, given, N, level) => {
  expect(netPrice({ vehicleFen: yuan * 100, lines: [given] })).toBe(N);
  expect(ladder(prices, N)).toBe(level);
});

test('vector 17: a 分 above the marked price is above it; a sold option may be', () => {
  expect(aboveMarked({ vehicleFen: 458_000_01, guideFen: 458_000_00 })).toBe(1);
  expect(aboveMarked({ vehicleFen: 458_000_01, guideFen: 458_000_00, optionsFen: 1 })).toBe(0);
  expect(aboveMarked({ vehicleFen: 438_000_00, guideFen: 458_000_00 })).toBe(0);
});

test('what is included, store-borne subsidies and discounts on other lines lower N; agency, cars and dear lines do not', () => {
  const N = (...lines: SheetLine[]) => netPrice({ vehicleFen: 1_000_00, lines });
  // However its amount is said.
  for (const amountFen of [0, 300_00, null])
    expect(N(sold({ mode: 'included', listFen: 100_00, qty: 3, amountFen }))).toBe(700_00);
  expect(N(sold({ listFen: 100_00, qty: 2, amountFen: 150_00 }))).toBe(950_00);
  expect(N(sold({ listFen: 100_00, amountFen: 300_00 }), sold({ listFen: 100_00, amountFen: 0 }))).toBe(900_00);
  expect(N(sold({ amountFen: 10_00 }), sold({ mode: 'agency', listFen: 100_00, amountFen: 50_00 }))).toBe(1_000_00);
  expect(N(sold({ kind: 'vehicle', listFen: 1_200_00, amountFen: 1_000_00 }))).toBe(1_000_00);
  expect(N(sold({ kind: 'option', listFen: 50_00, amountFen: 0 }))).toBe(1_000_00);
  expect(N({ ...gift(50), kind: 'option' })).toBe(950_00);
  expect(netPrice({ vehicleFen: 1_000_00, lines: [], subsidiesFen: 63_45 })).toBe(936_55);
});

test('the shipped rules of 额度 are the ladder, and a lower price never needs a lower level', () => {
  const fen = fc.integer({ min: 0, max: 1_000_000_00 });
  fc.assert(
    fc.property(fen, fen, fc.integer({ min: -1_000_000_00, max: 2_000_000_00 }), (deal, under, N) => {
      const ask = { deal, floor: deal - under, belowFloor: 10_000_00 };
      const level = ladder(ask, N);
      expect(requiredLevel(SHIPPED_AUTHORITY, ask, N)).toBe(level);
      expect(ladder(ask, N - 1)).toBeGreaterThanOrEqual(level);
    }),
  );
});

test('a product class may have rules of its own; the nearest class decides, and a level without a rule may nothing', () => {
  const rules = [
    ...SHIPPED_AUTHORITY,
    { productClassId: 'P', level: 1, mayGoDownTo: 'belowFloor', belowFloorFen: 1_000_00 },
    { productClassId: 'P-RX', level: 1, mayGoDownTo: 'deal' },
  ] as const;
  const needed = (classes: string[], N: number) => requiredLevel(rules, prices, N, classes);
  expect(needed(['P-NX', 'P'], 427_000_00)).toBe(1);
  expect(needed(['P-RX', 'P'], 437_999_99)).toBe(2);
  expect(requiredLevel([], prices, 438_000_00)).toBe(3);
  expect(lowestFor([], 0, prices, [])).toBeUndefined();
});
