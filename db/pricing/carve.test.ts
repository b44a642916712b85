import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../core/day.ts';
import { type AdjustmentLine, carve, cellOf, isVoid, linesIn } from './carve.ts';
import { coversDay, overlap, type PriceLine } from './price-book.ts';

const KEY = { listId: 'L-STD', itemCode: 'deal', productId: 'RXH' };
const open: PriceLine = {
  ...KEY,
  id: 'std',
  amountFen: 445_000_00,
  validFrom: '2026-01-01',
  validTo: null,
  adjustmentId: 'tj1',
  adjustmentNo: 'TJ1',
};
const promotion: AdjustmentLine = {
  ...KEY,
  id: 'nov',
  oldLineIds: ['std'],
  newFen: 438_000_00,
  validFrom: '2026-11-01',
  validTo: '2026-11-30',
  adjustmentId: 'tj2',
  adjustmentNo: 'TJ2',
};

const done = (result: ReturnType<typeof carve>): PriceLine[] => {
  if (!Array.isArray(result)) throw new Error(result.code);
  return result;
};
const holding = (lines: readonly PriceLine[], on: string) =>
  lines.filter((line) => !isVoid(line) && coversDay(line, on));
const priceOn = (lines: readonly PriceLine[], on: string) => holding(lines, on)[0]?.amountFen;

test('vector 12: a promotion on an open price makes three lines, the last two under one 调价单', () => {
  const lines = done(carve([open], promotion));
  expect(
    lines.map(({ amountFen, validFrom, validTo, adjustmentNo, closedBy }) => [
      amountFen,
      validFrom,
      validTo,
      adjustmentNo,
      closedBy,
    ]),
  ).toEqual([
    [445_000_00, '2026-01-01', '2026-10-31', 'TJ1', 'tj2'],
    [438_000_00, '2026-11-01', '2026-11-30', 'TJ2', null],
    [445_000_00, '2026-12-01', null, 'TJ2', null],
  ]);
  expect(lines[0]!.id).toBe('std');
  const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
  expect(days.map((on) => priceOn(lines, on))).toEqual([445_000_00, 438_000_00, 438_000_00, 445_000_00]);
});

test('a price without an end from a day on closes the line before it and leaves nothing after', () => {
  const lines = done(carve([open], { ...promotion, validTo: null }));
  expect(lines.map(({ id, validTo }) => [id, validTo])).toEqual([
    ['std', '2026-10-31'],
    ['nov', null],
  ]);
});

test('a line left without days stays, void, and goes on after the new one where it reached further', () => {
  const lines = done(carve([open], promotion));
  const whole = {
    ...promotion,
    id: 'year',
    validFrom: '2026-10-01',
    validTo: '2026-12-15',
    oldLineIds: lines.map(({ id }) => id),
  };
  const after = done(carve(lines, { ...whole, newFen: 440_000_00, adjustmentId: 'tj3', adjustmentNo: 'TJ3' }));
  expect(after.filter(isVoid).map(({ id, closedBy, void: gone }) => [id, closedBy, gone])).toEqual([
    ['nov', 'tj3', true],
    ['nov:after', 'tj3', true],
  ]);
  expect(
    after.filter((line) => !isVoid(line)).map(({ amountFen, validFrom, validTo }) => [amountFen, validFrom, validTo]),
  ).toEqual([
    [445_000_00, '2026-01-01', '2026-09-30'],
    [440_000_00, '2026-10-01', '2026-12-15'],
    [445_000_00, '2026-12-16', null],
  ]);
});

test('the first price of a cell is born into nothing', () => {
  expect(carve([], { ...promotion, oldLineIds: [] })).toMatchObject([{ ...KEY, id: 'nov', amountFen: 438_000_00 }]);
});

test('a cell that changed since the draft refuses, naming what was seen and what is there', () => {
  const lines = done(carve([open], promotion));
  const again = { ...promotion, id: 'x', validFrom: '2026-11-15' };
  expect(carve(lines, again)).toEqual({ ok: false, code: 'line_changed', oldLineIds: ['std'], foundLineIds: ['nov'] });
  expect(carve(lines, { ...again, oldLineIds: [] })).toMatchObject({ code: 'line_changed' });
  expect(carve(lines, { ...again, oldLineIds: ['nov', 'std'] })).toMatchObject({ code: 'line_changed' });
  expect(carve(lines, { ...again, oldLineIds: ['nov'] })).toHaveLength(4);
  expect(carve(lines, { ...again, oldLineIds: ['nov'], validTo: '2026-11-14' })).toMatchObject({ code: 'day.order' });
});

test('the ids of the lines that are made may be given', () => {
  const lines = done(carve([open], promotion, { line: 'one', after: 'two' }));
  expect(lines.map(({ id }) => id)).toEqual(['std', 'one', 'two']);
});

test('a cell is list, item, product or class, colours and option', () => {
  const cells = [
    open,
    { ...open, itemCode: 'floor' },
    { ...open, exteriorColor: 'white' },
    { ...open, interiorColor: 'white' },
    { ...open, optionCode: 'white' },
    { ...open, productId: null, productClassId: 'RXH' },
  ].map(cellOf);
  expect(new Set(cells).size).toBe(cells.length);
  expect(cellOf({ ...open, exteriorColor: null })).toBe(cellOf({ ...open, exteriorColor: '' }));
});

const FIRST = '2026-01-01';
const day = fc.integer({ min: 0, max: 60 }).map((after) => addDays(FIRST, after));
const adjustments = fc.array(
  fc.record({ from: day, length: fc.option(fc.nat(20), { nil: null }), newFen: fc.nat(9), named: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

test('P5: after any series of 调价单 no two lines overlap, its days have its price and every other day the one it had', () => {
  const all = Array.from({ length: 100 }, (_, after) => addDays(FIRST, after));
  fc.assert(
    fc.property(adjustments, (series) => {
      let lines: PriceLine[] = [];
      for (const { from, length, newFen, named } of series) {
        const span = { validFrom: from, validTo: length === null ? null : addDays(from, length) };
        const before = lines;
        const oldLineIds = linesIn(before, span).map(({ id }) => id);
        // Two of them may even carry one number.
        lines = done(carve(before, { ...KEY, ...span, ...(named && { adjustmentNo: 'TJ' }), oldLineIds, newFen }));
        for (const on of all) {
          expect(holding(lines, on).length).toBeLessThanOrEqual(1);
          expect(priceOn(lines, on)).toBe(coversDay(span, on) ? newFen : priceOn(before, on));
        }
        const live = lines.filter((line) => !isVoid(line));
        expect(live.some((one, at) => live.slice(at + 1).some((other) => overlap(one, other)))).toBe(false);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        // Nothing of a line that was there changes but its end.
        for (const old of before) {
          const { validTo: _, closedBy: __, void: ___, ...kept } = old;
          expect(lines.find(({ id }) => id === old.id)).toMatchObject(kept);
        }
      }
    }),
    { numRuns: 300 },
  );
});
