import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';

const DAY = 86_400_000;
/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let zhou: TestCaller;
let sun: TestCaller;
let chen: TestCaller;
let desk: TestCaller;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  sun = app.caller('consultant', '孙悦');
  chen = app.caller('manager');
  desk = app.caller('reception');
});
afterEach(() => app.close());

const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });
const problem = (...problems: { path: string; code: string }[]) =>
  expect.objectContaining({ cause: expect.objectContaining({ problems }) });
const door = { kind: 'repair', content: '右后门关不严', dueOn: '2026-03-16' } as const;
async function raise(changes: Partial<Parameters<TestCaller['requests']['create']>[0]> = {}) {
  const card = await zhou.customers.create({ name: '罗士信', mobile: '13866660101' });
  return { card, request: await desk.requests.create({ customerId: card.id, ...door, ...changes }) };
}

test('what reception takes down is the customer’s consultant’s to answer, and stands on the card until it is closed', async () => {
  const { card, request } = await raise();
  expect(request).toMatchObject({ state: 'open', ownerId: app.staff('consultant'), customerName: '罗士信' });
  expect(await zhou.requests.ofCustomer({ id: card.id })).toMatchObject([
    { content: '右后门关不严', dueOn: '2026-03-16', overdue: false, ownerName: '周凯' },
  ]);
  const answered = await zhou.requests.answer({ ...at(request), answer: '周一到店换密封条' });
  expect(answered).toMatchObject({ state: 'answered', answer: '周一到店换密封条' });
  const opened = await chen.requests.get({ id: request.id });
  expect(opened).toMatchObject({ answeredByName: '周凯', raisedByName: '李娜', customer: { name: '罗士信' } });
  const closed = await desk.requests.close(at(answered));
  expect(closed.state).toBe('closed');
  await expect(zhou.requests.answer({ ...at(closed), answer: '再说' })).rejects.toEqual(refusing('request.closed'));
  await expect(chen.requests.update({ ...at(closed), content: '别的' })).rejects.toEqual(refusing('request.closed'));
});

const at = ({ id, rev }: { id: string; rev: number }) => ({ id, rev });

test('it says what is wanted and until when, a day that is not over; an answer has words, and only an answered one is closed', async () => {
  await expect(raise({ content: ' ', dueOn: null })).rejects.toEqual(
    problem({ path: 'content', code: 'field.required' }, { path: 'dueOn', code: 'field.required' }),
  );
  const card = await zhou.customers.create({ name: '王建国', mobile: '13866660102' });
  await expect(desk.requests.create({ customerId: card.id, ...door, dueOn: '2026-03-13' })).rejects.toEqual(
    problem({ path: 'dueOn', code: 'request.duePast' }),
  );
  const request = await desk.requests.create({ customerId: card.id, ...door, dueOn: '2026-03-14' });
  await expect(zhou.requests.answer({ ...at(request), answer: ' ' })).rejects.toEqual(
    problem({ path: 'answer', code: 'field.required' }),
  );
  await expect(zhou.requests.close(at(request))).rejects.toEqual(refusing('request.unanswered'));
});

test('one that nobody answered by its day stands out, in the list and beside the rail, for its owner and the manager', async () => {
  await raise();
  expect(await zhou.requests.news()).toEqual({ due: 0, overdue: 0 });
  app.clock.advance(2 * DAY);
  expect(await zhou.requests.news()).toEqual({ due: 1, overdue: 0 });
  expect((await chen.requests.list({ filters: { overdue: true } })).rows).toEqual([]);
  app.clock.advance(DAY);
  expect(await chen.requests.news()).toEqual({ due: 0, overdue: 1 });
  expect((await chen.requests.list({ filters: { overdue: true } })).rows).toMatchObject([
    { customer: '罗士信', ownerName: '周凯', overdue: true },
  ]);
  const [row] = (await zhou.requests.list({ filters: { mine: true, kind: 'repair' } })).rows;
  const answered = await zhou.requests.answer({ ...at(row!), answer: '已联系' });
  expect(await chen.requests.news()).toEqual({ due: 0, overdue: 0 });
  await zhou.requests.close(at(answered));
  expect((await sun.requests.list({ filters: { mine: true } })).rows).toEqual([]);
});

test('the manager gives it to somebody else, who must be there to answer; the others change neither owner nor day', async () => {
  const { request } = await raise();
  const other = app.staff('consultant', '孙悦');
  await expect(sun.requests.answer({ ...at(request), answer: '好' })).rejects.toEqual(refusing('request.notYours'));
  await expect(sun.requests.update({ ...at(request), content: '好' })).rejects.toEqual(refusing('request.notYours'));
  for (const change of [{ ownerId: other }, { dueOn: '2026-04-01' }])
    await expect(zhou.requests.update({ ...at(request), ...change })).rejects.toEqual(
      refusing('request.managers', { field: Object.keys(change)[0] }),
    );
  const warehouse = problem({ path: 'ownerId', code: 'request.owner' });
  await expect(chen.requests.update({ ...at(request), ownerId: app.staff('warehouse') })).rejects.toEqual(warehouse);
  const given = await chen.requests.update({ ...at(request), ownerId: other });
  await sun.requests.answer({ ...at(given), answer: '我来处理' });
  await expect(zhou.requests.answer({ ...at(given), answer: '好' })).rejects.toEqual(refusing('record.stale'));
});

test('a customer who is not content: opened again with a reason and a new day, the answer before still there to read', async () => {
  const { request } = await raise();
  const again = { reopenReason: '还是关不严', dueOn: '2026-03-15' };
  await expect(desk.requests.reopen({ ...at(request), ...again })).rejects.toEqual(refusing('request.isOpen'));
  const answered = await zhou.requests.answer({ ...at(request), answer: '换了密封条' });
  const closed = await zhou.requests.close(at(answered));
  await expect(desk.requests.reopen({ ...at(closed), ...again, reopenReason: '' })).rejects.toEqual(
    problem({ path: 'reopenReason', code: 'field.required' }),
  );
  await expect(desk.requests.reopen({ ...at(closed), ...again, dueOn: '2026-03-01' })).rejects.toEqual(
    problem({ path: 'dueOn', code: 'request.duePast' }),
  );
  const open = await desk.requests.reopen({ ...at(closed), ...again });
  expect(open).toMatchObject({ state: 'open', closedAt: null, answer: '换了密封条', ...again });
  await expect(zhou.requests.close(at(open))).rejects.toEqual(refusing('request.unanswered'));
});

test('requests stay with their customer when cards are merged; finance and warehouse see none; found by name and pinyin', async () => {
  const { card, request } = await raise();
  const twin = await zhou.customers.create({ name: '罗成', mobile: '13866660103' });
  const now = await zhou.customers.get({ id: card.id });
  await chen.duplicates.merge({
    entity: 'customer',
    winnerId: twin.id,
    winnerRev: twin.rev,
    loserId: card.id,
    loserRev: now.rev,
    picks: {},
  });
  expect(await zhou.requests.ofCustomer({ id: twin.id })).toMatchObject([{ id: request.id }]);
  for (const text of ['罗士信', 'lsx']) {
    expect((await zhou.requests.list({ filters: { text } })).rows).toHaveLength(1);
    expect((await zhou.search.quick({ text })).hits.filter(({ kind }) => kind === 'service_request')).toHaveLength(1);
    expect((await app.caller('finance').search.quick({ text })).hits.some(({ id }) => id === request.id)).toBe(false);
  }
  for (const role of ['finance', 'warehouse'] as const)
    await expect(app.caller(role).requests.list({ filters: {} })).rejects.toThrow('session.forbidden');
});
