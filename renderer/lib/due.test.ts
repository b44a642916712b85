import { expect, test } from 'vitest';
import { type Due, dueNews, REMIND_MS } from './due.ts';

const at = (time: string) => Date.parse(`2026-03-14T${time}:00+08:00`);
const promise = (dueAt: number, key = 'contact24:1'): Due['promised'][number] => ({
  key,
  name: '罗士信',
  reason: 'contact24',
  queue: 'hours24',
  dueAt,
});
const due = (more: Partial<Due> = {}): Due => ({ overdue: 0, today: 0, promised: [], ...more });

test('the day is told once, not before the showroom opens, and not when nobody is due', () => {
  const three = due({ today: 2, overdue: 1 });
  expect(dueNews(three, at('08:29'), []).news).toEqual([]);
  const first = dueNews(three, at('08:30'), []);
  expect(first.news).toEqual([{ key: 'morning 2026-03-14', kind: 'morning', queue: 'overdue', due: 3, overdue: 1 }]);
  expect(dueNews(three, at('11:00'), first.told).news).toEqual([]);
  expect(dueNews(three, at('09:00') + 86_400_000, first.told).news).toHaveLength(1);
  expect(dueNews(due(), at('09:00'), []).news).toEqual([]);
  expect(dueNews(due({ today: 1 }), at('09:00'), []).news).toMatchObject([{ queue: 'today' }]);
});

test('a promise is told two hours before it runs out, once, and not long after', () => {
  const one = due({ promised: [promise(at('15:00'))] });
  expect(dueNews(one, at('15:00') - REMIND_MS - 1, []).news).toEqual([]);
  const told = dueNews(one, at('15:00') - REMIND_MS, []);
  expect(told.news).toMatchObject([{ kind: 'promise', queue: 'hours24', key: 'contact24:1' }]);
  expect(dueNews(one, at('14:59'), told.told).news).toEqual([]);
  // Kept at another desk: it is forgotten, and a new one of the same customer is news.
  expect(dueNews(due(), at('14:59'), told.told).told).toEqual([]);
  expect(dueNews(due({ promised: [promise(at('16:00'), 'contact24:2')] }), at('15:30'), told.told).news).toHaveLength(
    1,
  );
  expect(dueNews(due({ promised: [promise(at('01:00'))] }), at('14:00'), []).news).toEqual([]);
});
