import { expect, test } from 'vitest';
import { SHIPPED_AUTHORITY } from '../pricing/ladder.ts';
import type { SheetLine } from '../pricing/sheet.ts';
import { concededInAll, concessionOf } from './concession.ts';

const ref = { matchId: 'm', policyId: 'p', stepSeq: 1, listId: 'l', lineId: 'i', adjustmentNo: 'TJ1' };
const price = (yuan: number) => ({ ok: true as const, amountFen: yuan * 100, ref });
const prices = { guide: price(458_000), deal: price(438_000), floor: price(428_000) };
const gift = (yuan: number): SheetLine => ({
  ...{ lineNo: 9, kind: 'accessory', mode: 'gift', qty: 1, listFen: yuan * 100, amountFen: 0 },
});
const car = (vehicleFen: number | null, lines: SheetLine[] = []) =>
  concessionOf(SHIPPED_AUTHORITY, { vehicleFen, lines, prices, classes: [] });

test('vector 16: levels of a car at 429,000 with gifts, at the last 分 of level 2 and one below', () => {
  expect(car(429_000_00, [gift(680)])).toMatchObject({ netFen: 428_320_00, level: 1 });
  expect(car(429_000_00, [gift(1_500)])).toMatchObject({ netFen: 427_500_00, level: 2 });
  expect(car(418_000_00).level).toBe(2);
  expect(car(417_999_99).level).toBe(3);
});

test('vectors 15 and 17: what level 0 is told, the depth, and a car above its marked price', () => {
  expect(car(438_000_00, [gift(680)])).toMatchObject({ netFen: 437_320_00, depthBp: 452, level: 1, belowFen: 680_00 });
  expect(car(438_000_00)).toMatchObject({ level: 0, belowFen: 0, aboveMarkedFen: 0 });
  expect(car(458_000_01).aboveMarkedFen).toBe(1);
});

test('without a price to judge by, or one at all, the highest level must look', () => {
  const { guide, deal } = prices;
  const none = concessionOf(SHIPPED_AUTHORITY, { vehicleFen: 1, lines: [], prices: { guide, deal }, classes: [] });
  expect(none).toMatchObject({ level: 3, floorFen: null, belowFen: 0 });
  expect(car(null)).toMatchObject({ level: 3, netFen: null, depthBp: null });
});

test('明码标价: a fee of our own that no list has asks for level 1, one collected for others does not', () => {
  const fee = (mode: SheetLine['mode'], source: 'manual' | 'list') => ({
    ...{
      lineNo: 4,
      kind: 'registration' as const,
      mode,
      qty: 1,
      listFen: source === 'list' ? 500_00 : null,
      amountFen: 500_00,
      source,
    },
  });
  expect(car(438_000_00, [fee('sell', 'manual')])).toMatchObject({ level: 1, offList: [4] });
  expect(car(438_000_00, [fee('sell', 'list')]).level).toBe(0);
  expect(car(438_000_00, [fee('agency', 'manual')]).level).toBe(0);
});

test('each car by itself: one far below is not evened out by another', () => {
  expect(concededInAll([car(450_000_00), car(427_000_00)])).toEqual({ level: 2, belowFen: 11_000_00 });
});
