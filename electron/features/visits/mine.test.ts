import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk, TODAY } from '../../../tests/harness/desk.ts';
import { MY_GUESTS, myGuests } from './mine.ts';
import { receiveVisit } from './service.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静');
});
afterEach(() => desk.close());

test('a consultant hears of the guests given to them until they receive them, and of nobody else’s', () => {
  const [zhou, chen] = desk.consultants.map((id) => ({ id }));
  const first = desk.register({ guestName: '王先生' });
  desk.register({ guestName: '李女士' });
  expect(myGuests(desk.store, zhou!)).toMatchObject([{ id: first.id, name: '王先生', byMe: false }]);
  expect(myGuests(desk.store, chen!)).toMatchObject([{ name: '李女士' }]);
  receiveVisit(desk.store, zhou!, first);
  expect(myGuests(desk.store, zhou!)).toEqual([]);
  const plan = desk.store.db.prepare(`EXPLAIN QUERY PLAN ${MY_GUESTS}`).all(TODAY, zhou!.id) as { detail: string }[];
  expect(plan.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([]);
});
