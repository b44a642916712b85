import { expect, test } from 'vitest';
import { nextOpen, tally } from './auditMarks.ts';
import type { CountedCard } from './types.ts';

const cards: CountedCard[] = ['a', 'b', 'c'].map((id) => ({
  id,
  name: id,
  level: 'B',
  interest: null,
  nextContactOn: null,
}));
const here = { mark: 'here' } as const;

test('the count goes on to the next card nobody looked at, and back to one that was passed over', () => {
  expect(nextOpen(cards, {}, 0)).toBe(0);
  expect(nextOpen(cards, { a: here, b: here }, 1)).toBe(2);
  expect(nextOpen(cards, { b: here, c: here }, 3)).toBe(0);
});

test('when all were looked at the count stands behind the last card; a mark of a card that went elsewhere is not told', () => {
  const marks = { a: here, b: { mark: 'missing' }, c: here, gone: here } as const;
  expect(nextOpen(cards, marks, 3)).toBe(3);
  expect([tally(cards, marks, 'here'), tally(cards, marks, 'missing')]).toEqual([2, 1]);
});
