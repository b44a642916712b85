import { expect, test } from 'vitest';
import { timeOfDay } from './timeOfDay.ts';

const at = (hour: number, minute: number) => Date.UTC(2026, 10, 24, hour - 8, minute);

test.each([
  ['10:41', at(10, 41)],
  ['1041', at(10, 41)],
  ['905', at(9, 5)],
  ['９：０５', at(9, 5)],
  ['24:00', undefined],
  ['10:60', undefined],
  ['上午', undefined],
])('an arrival typed as %s', (text, expected) => {
  expect(timeOfDay(text, '2026-11-24')).toBe(expected);
});
