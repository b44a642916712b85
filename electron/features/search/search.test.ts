import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactDoc } from '../../../tests/factories/contact.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { demoCarDoc } from '../../../tests/factories/demo-car.ts';
import { playbookEntryDoc } from '../../../tests/factories/playbook-entry.ts';
import { testDriveDoc } from '../../../tests/factories/test-drive.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { SATURDAY_MORNING } from '../../../tests/harness/store.ts';
import { readAsked } from './asked.ts';
import { newest, ofCards } from './happened.ts';
import type { HitKind } from './hits.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let chen: TestCaller;
let zhou: TestCaller;
let zhouId: string;
let wang: string;
const DAY_MS = 86_400_000;
const system = { id: 'system' };

beforeEach(async () => {
  app = await testApp();
  chen = app.caller('manager');
  zhou = app.caller('consultant', '周凯');
  zhouId = (await zhou.session.me()).id;
  app.showroom.store.write(system, (tx) => {
    wang = tx.insert('customer', customerDoc({ name: '王建国', ownerId: zhouId })).id;
    const other = tx.insert('customer', customerDoc({ name: '王建军', ownerId: null })).id;
    const seen = { customerId: wang, consultantId: zhouId };
    tx.insert('visit', visitDoc({ ...seen, visitOn: '2026-03-12', arrivedAt: SATURDAY_MORNING - 2 * DAY_MS }));
    tx.insert('visit', visitDoc({ ...seen, narrative: '看了白色实车，后排空间满意' }));
    tx.insert('contact', contactDoc({ customerId: wang, at: SATURDAY_MORNING, content: '想再看白色实车' }));
    tx.insert('contact', contactDoc({ customerId: wang, at: SATURDAY_MORNING - DAY_MS, content: '报了月供方案' }));
    tx.insert('contact', contactDoc({ customerId: other, at: SATURDAY_MORNING, content: '嫌交车太晚' }));
  });
});
afterEach(() => app.close());

const found = async (as: TestCaller, text: string, kind: HitKind) =>
  (await as.search.quick({ text })).hits.filter((hit) => hit.kind === kind);

test('a name brings the customer, then visits and contacts of theirs, the newest first', async () => {
  const { hits } = await chen.search.quick({ text: '王建国' });
  expect(hits.map(({ kind }) => kind)).toEqual(['customer', 'visit', 'visit', 'contact', 'contact']);
  expect(hits[1]).toMatchObject({
    title: '王建国',
    marks: [[0, 3]],
    customerId: wang,
    on: '2026-03-14',
    mark: 'viewing',
  });
  expect(hits[3]?.parts.map(({ text }) => text)).toEqual(['03-14 10:00', '想再看白色实车']);
});

test.each(['王建国 3-12', '王建国 2026-03-12', '2026.3.12 王建国'])('a day narrows it: %s', async (text) => {
  expect(await found(chen, text, 'visit')).toMatchObject([{ on: '2026-03-12' }]);
  expect(await found(chen, text, 'contact')).toEqual([]);
});

test('a word beside a name is looked for in what was said, and marked; so is one that nobody is called', async () => {
  const [hit] = await found(chen, 'wjg 月供', 'contact');
  const said = hit?.parts.find(({ field }) => field === 'said');
  expect(said).toMatchObject({ text: '报了月供方案', marks: [[2, 4]], matched: true });
  expect(await found(chen, '后排空间', 'visit')).toMatchObject([{ title: '王建国' }]);
  expect(await found(chen, '交车太晚', 'contact')).toMatchObject([{ title: '王建军' }]);
});

test('a consultant finds what is theirs, reception no contacts, finance and warehouse neither', async () => {
  expect(await found(zhou, '白色实车', 'contact')).toHaveLength(1);
  expect(await found(zhou, '交车太晚', 'contact')).toEqual([]);
  const sun = app.caller('consultant', '孙悦');
  for (const kind of ['visit', 'contact'] as const) expect(await found(sun, '王建国', kind)).toEqual([]);
  expect(await found(app.caller('reception'), '王建国', 'visit')).toHaveLength(2);
  for (const role of ['reception', 'finance', 'warehouse'] as const)
    expect(await found(app.caller(role), '王建国', 'contact')).toEqual([]);
  for (const role of ['finance', 'warehouse'] as const)
    expect(await found(app.caller(role), '王建国', 'visit')).toEqual([]);
});

test('a day alone lists its visits, contacts and drives; a guest without a card is found by how they were noted', async () => {
  app.showroom.store.write(system, (tx) => {
    const demoCarId = tx.insert('demo_car', demoCarDoc()).id;
    const plannedStartAt = SATURDAY_MORNING - DAY_MS;
    const planned = { demoCarId, customerId: wang, plannedStartAt, plannedEndAt: plannedStartAt + 1_800_000 };
    tx.insert('test_drive', testDriveDoc(planned));
    tx.insert('visit', visitDoc({ customerId: null, guestName: null, guestDescription: '白衬衫带小孩' }));
  });
  const { hits } = await chen.search.quick({ text: '昨天' });
  expect(hits.map(({ kind }) => kind)).toEqual(['contact', 'test_drive']);
  expect(hits[1]?.customerId).toBe(wang);
  expect(await found(chen, '白衬衫', 'visit')).toMatchObject([{ title: '白衬衫带小孩', customerId: null }]);
});

test('话术 are found by their words; a picker asks for one kind only', async () => {
  app.showroom.store.write(system, (tx) =>
    tx.insert('playbook_entry', playbookEntryDoc({ title: '王牌问题', answer: '先问用途' })),
  );
  expect(await found(zhou, '用途', 'playbook_entry')).toMatchObject([{ title: '王牌问题' }]);
  const only = await zhou.search.quick({ text: '王', only: 'customer' });
  expect([...new Set(only.hits.map(({ kind }) => kind))]).toEqual(['customer']);
  expect(await found(app.caller('reception'), '用途', 'playbook_entry')).toEqual([]);
});

test('digits are a day only near today: others are a birthday or part of a number', () => {
  expect(readAsked('张 11/23', '2026-03-14')).toEqual({ typed: '张 11/23', rest: '张', day: '2025-11-23' });
  for (const none of ['19840502', '138', '8899', '张三']) expect(readAsked(none, '2026-03-14').day).toBeNull();
});

test('visits and contacts are looked up by their index, however many there are', () => {
  const { db } = app.showroom.store;
  const bound = { me: 'x', day: '2026-03-14', since: 1, until: 2, cards: '[]', most: 3, word: '' };
  const planOf = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(bound) as { detail: string }[]).map(({ detail }) => detail).join('\n');
  for (const kind of ['visit', 'contact'] as const)
    for (const all of [true, false]) {
      expect(planOf(ofCards(kind, true, all))).toMatch(
        /SEARCH r USING INDEX (visit_customer|contact_of) \(customer_id=\?/,
      );
      for (const day of [true, false]) expect(planOf(newest(kind, day, all))).not.toContain('TEMP B-TREE');
      expect(planOf(newest(kind, true, all))).toMatch(/SEARCH r USING INDEX (visit_day|contact_at) \(/);
    }
});
