import { expect, test } from 'vitest';
import { shownHours } from './hours.ts';
import { bucketsOf, comparedWith, spanOf, steppedFrom, usualUnit } from './spans.ts';

/** A Saturday. */
const today = '2026-03-14';

test('today, this week, this month and those before it', () => {
  expect(spanOf('week', today)).toEqual({ from: '2026-03-09', to: today });
  expect(spanOf('month', today)).toEqual({ from: '2026-03-01', to: today });
  expect(spanOf('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(spanOf('lastMonth', '2026-01-01')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(spanOf('year', today)).toEqual({ from: '2025-03-15', to: today });
});

test('what a span is compared with: as many days before it, the same days of last month or last year, whole months with whole ones', () => {
  const soFar = { from: '2026-03-01', to: today };
  expect(comparedWith(soFar, 'before')).toEqual({ from: '2026-02-15', to: '2026-02-28' });
  expect(comparedWith(soFar, 'lastMonth')).toEqual({ from: '2026-02-01', to: '2026-02-14' });
  expect(comparedWith(soFar, 'lastYear')).toEqual({ from: '2025-03-01', to: '2025-03-14' });
  const march = { from: '2026-03-01', to: '2026-03-31' };
  expect(comparedWith(march, 'lastMonth')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  const february = { from: '2027-02-01', to: '2027-02-28' };
  expect(comparedWith(february, 'lastMonth')).toEqual({ from: '2027-01-01', to: '2027-01-31' });
  expect(comparedWith({ from: '2029-02-01', to: '2029-02-28' }, 'lastYear')).toEqual({
    from: '2028-02-01',
    to: '2028-02-29',
  });
  expect(comparedWith({ from: '2026-03-30', to: '2026-03-31' }, 'lastMonth')).toEqual({
    from: '2026-02-28',
    to: '2026-02-28',
  });
  expect(comparedWith({ from: '2026-01-15', to: '2026-01-15' }, 'lastMonth')).toEqual({
    from: '2025-12-15',
    to: '2025-12-15',
  });
});

test('a span falls into its days, weeks or months, the ends as far as they are in it', () => {
  const span = { from: '2026-02-26', to: '2026-03-10' };
  expect(bucketsOf(span, 'day').length).toBe(13);
  expect(bucketsOf(span, 'week')).toEqual([
    { from: '2026-02-26', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-08' },
    { from: '2026-03-09', to: '2026-03-10' },
  ]);
  expect(bucketsOf(span, 'month')).toEqual([
    { from: '2026-02-26', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-10' },
  ]);
  expect(
    [span, { from: '2026-01-01', to: '2026-04-30' }, { from: '2025-01-01', to: '2026-04-30' }].map(usualUnit),
  ).toEqual(['day', 'week', 'month']);
});

test('a span steps by its own length, whole months by whole months', () => {
  const february = { from: '2028-02-01', to: '2028-02-29' };
  expect(steppedFrom(february, 1)).toEqual({ from: '2028-03-01', to: '2028-03-31' });
  expect(steppedFrom(february, -1)).toEqual({ from: '2028-01-01', to: '2028-01-31' });
  expect(steppedFrom({ from: '2027-11-01', to: '2028-01-31' }, 1)).toEqual({ from: '2028-02-01', to: '2028-04-30' });
  expect(steppedFrom({ from: '2026-03-09', to: '2026-03-15' }, -1)).toEqual({ from: '2026-03-02', to: '2026-03-08' });
  expect(comparedWith({ from: '2026-03-01', to: '2026-03-31' }, 'before')).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
});

test('hours are shown from eight to eight, and those in which somebody came', () => {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  expect([shownHours(grid).at(0), shownHours(grid).at(-1)]).toEqual([8, 20]);
  grid[2]![6] = 1;
  grid[6]![22] = 3;
  expect(shownHours(grid)).toEqual(Array.from({ length: 17 }, (_, at) => 6 + at));
});
