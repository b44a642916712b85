import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { FORGOTTEN, findForgotten } from './daily.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
});
afterEach(() => app.close());

const card = (changes = {}) =>
  zhou.customers.create({ name: '罗士信', mobile: '13866660101', interestSeries: 'RX', level: 'B', ...changes });
const nextOf = async (id: string) => (await zhou.customers.get({ id })).nextContactOn;
const said = { method: 'call', outcome: 'reached', content: '再看看' } as const;
const quiet = async (id: string, doNotContact: boolean) => {
  const { rev } = await zhou.customers.get({ id });
  await zhou.customers.update({ id, rev, doNotContact });
};

test('a level that gets a cadence brings its cards back, as long after the last contact as it says and today at the earliest', async () => {
  const rule = { level: 'C', name: 'C', validFrom: '2026-03-01' } as const;
  const { id: ruleId, rev } = await chen.customers.levels.addRule({ ...rule, everyDays: null });
  const [cold, called, asked] = [
    await card({ level: 'C' }),
    await card({ name: '杨林', mobile: '13866660102', level: 'C' }),
    await card({ name: '王伯当', mobile: '13866660103', level: 'C', doNotContact: true }),
  ];
  app.clock.advance(8 * 86_400_000);
  await zhou.followUps.record({ customerId: called.id, ...said });
  expect(findForgotten(app.showroom.store)).toBe(true);
  expect([await nextOf(cold.id), await nextOf(called.id)]).toEqual([null, null]);
  await chen.customers.levels.updateRule({ id: ruleId, rev, everyDays: 5 });
  expect(findForgotten(app.showroom.store)).toBe(true);
  // The first was last heard of on the 14th, the second today.
  expect([await nextOf(cold.id), await nextOf(called.id), await nextOf(asked.id)]).toEqual([
    '2026-03-22',
    '2026-03-27',
    null,
  ]);
});

test('the look for forgotten cards reads no whole table', () => {
  const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${FORGOTTEN}`).all('[]') as { detail: string }[];
  expect(plan[0]!.detail).toMatch(/^SEARCH c USING INDEX customer_next_contact \(next_contact_on=\?/);
  for (const { detail } of plan) expect(detail).not.toMatch(/^SCAN (?!same\b|json_each|.*(CONSTANT|SUBQUERY|VIRTUAL))/);
});

test('a row taken back leaves nobody without a next contact who may be called again by then', async () => {
  const { id } = await card({ doNotContact: true });
  const row = await zhou.followUps.record({ customerId: id, ...said, inbound: true, nextContactOn: '2026-03-20' });
  await quiet(id, false);
  await zhou.followUps.takeBack(row);
  expect(await nextOf(id)).toBe('2026-03-29');
});

test('a verdict taken back leaves nobody without a next contact who may be called again by then', async () => {
  const { id } = await card({ doNotContact: true });
  const loss = await zhou.losses.create({
    ...{ customerId: id, kind: 'lost', lostOn: '2026-03-14', root: 'need', reason: '价格' },
  });
  const approved = await chen.losses.approve({ id: loss.id, rev: loss.rev });
  await quiet(id, false);
  await chen.losses.takeBack({ id: loss.id, rev: approved.rev });
  expect(await zhou.customers.get({ id })).toMatchObject({ level: 'B', nextContactOn: '2026-03-29' });
});

test('a contact that woke a lost card can be taken back: it is lost again', async () => {
  const { id } = await card();
  const loss = await zhou.losses.create({
    ...{ customerId: id, kind: 'lost', lostOn: '2026-03-14', root: 'need', reason: '价格' },
  });
  await chen.losses.approve({ id: loss.id, rev: loss.rev });
  const row = await zhou.followUps.record({ customerId: id, ...said, level: 'A' });
  expect(await zhou.customers.get({ id })).toMatchObject({ level: 'A', nextContactOn: '2026-03-21' });
  await zhou.followUps.takeBack(row);
  expect(await zhou.customers.get({ id })).toMatchObject({ level: 'F', nextContactOn: null });
});

test('a card moved in the drawer keeps a call that is due; only a contact puts it off', async () => {
  const { id } = await card();
  app.clock.advance(20 * 86_400_000);
  const { rev } = await zhou.customers.get({ id });
  await zhou.customers.levels.change({ id, rev, level: 'A', reason: '颜色定了' });
  expect(await nextOf(id)).toBe('2026-03-29');
  await zhou.followUps.record({ customerId: id, ...said });
  expect(await nextOf(id)).toBe('2026-04-10');
});
