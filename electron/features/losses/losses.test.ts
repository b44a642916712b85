import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { followVerdicts, reactivateDue } from './daily.ts';

const DAY = 86_400_000;
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

const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });
const problem = (...problems: { path: string; code: string }[]) =>
  expect.objectContaining({ cause: expect.objectContaining({ problems }) });
const guest = (changes = {}) =>
  zhou.customers.create({ name: '罗士信', mobile: '13866660101', interestSeries: 'RX', level: 'A', ...changes });
const cardOf = async (id: string) => {
  const { level, nextContactOn } = await zhou.customers.get({ id });
  return { level, nextContactOn };
};
const lostOn = '2026-03-14';
const why = {
  lostOn,

  root: 'means',
  reason: '价格',
  boughtBrand: '宝马',
  boughtModel: 'X3',
  boughtPriceFen: 33_000_000,
} as const;
const apply = async (changes: Partial<Parameters<typeof zhou.losses.create>[0]> = {}) => {
  const card = await guest();
  return { card, loss: await zhou.losses.create({ customerId: card.id, kind: 'lost', ...why, ...changes }) };
};

test('who is given up stays at their level until the manager approves; then the card is F and nobody is reminded of it', async () => {
  const { card, loss } = await apply();
  expect(loss).toMatchObject({ state: 'waiting', levelBefore: 'A', lostOn: '2026-03-14', customerName: '罗士信' });
  expect(await cardOf(card.id)).toEqual({ level: 'A', nextContactOn: '2026-03-21' });
  expect(await chen.losses.news()).toEqual({ waiting: 1, refused: 0 });
  const approved = await chen.losses.approve({ id: loss.id, rev: loss.rev, words: '价格确实谈不拢' });
  expect(approved).toMatchObject({ state: 'approved', verdict: '价格确实谈不拢', nextBeforeOn: '2026-03-21' });
  expect(await cardOf(card.id)).toEqual({ level: 'F', nextContactOn: null });
  const [step] = await zhou.customers.levels.steps({ id: card.id });
  expect(step).toMatchObject({ fromLevel: 'A', toLevel: 'F', trigger: 'loss', reason: '价格', byName: '陈立' });
  expect((await chen.losses.get({ id: loss.id })).decidedByName).toBe('陈立');
  expect(await chen.losses.news()).toEqual({ waiting: 0, refused: 0 });
});

test('a refusal leaves the level, must say why, and is told to who asked until they have read it', async () => {
  const { card, loss } = await apply();
  await expect(chen.losses.refuse({ id: loss.id, rev: loss.rev, words: ' ' })).rejects.toEqual(
    problem({ path: 'words', code: 'field.required' }),
  );
  const refused = await chen.losses.refuse({ id: loss.id, rev: loss.rev, words: '再约一次试驾' });
  expect(await cardOf(card.id)).toEqual({ level: 'A', nextContactOn: '2026-03-21' });
  expect(await zhou.losses.news()).toEqual({ waiting: 0, refused: 1 });
  expect((await zhou.losses.list({ filters: { unread: true, mine: true } })).rows).toMatchObject([
    { customer: '罗士信', verdict: '再约一次试驾', decidedByName: '陈立' },
  ]);
  await expect(app.caller('consultant', '孙悦').losses.seen({ id: loss.id, rev: refused.rev })).rejects.toEqual(
    refusing('loss.notYours'),
  );
  await zhou.losses.seen({ id: loss.id, rev: refused.rev });
  expect(await zhou.losses.news()).toEqual({ waiting: 0, refused: 0 });
  await zhou.losses.create({ customerId: card.id, kind: 'abandoned', lostOn });
});

test('approval needs the reason of both levels; the manager may add what is missing', async () => {
  const { card, loss } = await apply({ root: null, reason: null });
  await expect(chen.losses.approve({ id: loss.id, rev: loss.rev })).rejects.toEqual(
    problem({ path: 'root', code: 'loss.reasonNeeded' }, { path: 'reason', code: 'loss.reasonNeeded' }),
  );
  expect((await cardOf(card.id)).level).toBe('A');
  const { rev } = await chen.losses.update({ id: loss.id, rev: loss.rev, root: 'need', reason: '车型不符' });
  await chen.losses.approve({ id: loss.id, rev });
  expect((await cardOf(card.id)).level).toBe('F');
});

test('a customer has one open application, however their cards were merged; somebody else’s, lost or delivered ones have none', async () => {
  const { card, loss } = await apply();
  const again = { customerId: card.id, kind: 'lost', lostOn } as const;
  await expect(zhou.losses.create(again)).rejects.toEqual(refusing('loss.waiting', { params: { id: loss.id } }));
  await expect(app.caller('consultant', '孙悦').losses.create(again)).rejects.toEqual(refusing('loss.notYourCustomer'));
  const twin = await guest({ name: '罗成', mobile: '13866660102' });
  const current = await zhou.customers.get({ id: card.id });
  await chen.duplicates.merge({
    entity: 'customer',
    winnerId: twin.id,
    winnerRev: twin.rev,
    loserId: card.id,
    loserRev: current.rev,
    picks: {},
  });
  await expect(zhou.losses.create({ ...again, customerId: twin.id })).rejects.toEqual(
    refusing('loss.waiting', { params: { id: loss.id } }),
  );
  await chen.losses.approve({ id: loss.id, rev: loss.rev });
  expect((await cardOf(twin.id)).level).toBe('F');
  await expect(zhou.losses.create({ ...again, customerId: twin.id })).rejects.toEqual(refusing('loss.alreadyLost'));
});

test('F is not given by hand, on no way', async () => {
  const card = await guest();
  const target = { id: card.id, rev: card.rev };
  const lost = refusing('level.byLoss');
  await expect(zhou.customers.update({ ...target, level: 'F' })).rejects.toEqual(lost);
  await expect(zhou.customers.levels.change({ ...target, level: 'F', trigger: 'loss' })).rejects.toEqual(lost);
  await expect(
    zhou.followUps.record({ customerId: card.id, method: 'call', outcome: 'lost', level: 'F' }),
  ).rejects.toEqual(lost);
});

test('a dormant card has a day, and on it is what it was before, to be called that day', async () => {
  const card = await guest();
  const dormant = { customerId: card.id, kind: 'dormant', lostOn, root: 'need', reason: '交通' } as const;
  await expect(zhou.losses.create(dormant)).rejects.toEqual(problem({ path: 'reactivateOn', code: 'loss.whenAgain' }));
  await expect(zhou.losses.create({ ...dormant, reactivateOn: '2026-03-14' })).rejects.toEqual(
    problem({ path: 'reactivateOn', code: 'loss.againPast' }),
  );
  const loss = await zhou.losses.create({ ...dormant, reactivateOn: '2026-03-20' });
  await chen.losses.approve({ id: loss.id, rev: loss.rev });
  app.clock.advance(5 * DAY);
  reactivateDue(app.showroom.store);
  expect((await cardOf(card.id)).level).toBe('F');
  app.clock.advance(DAY);
  for (let look = 0; look < 2; look++) reactivateDue(app.showroom.store);
  expect(await cardOf(card.id)).toEqual({ level: 'A', nextContactOn: '2026-03-20' });
  const steps = await zhou.customers.levels.steps({ id: card.id });
  expect(steps.map(({ trigger }) => trigger)).toEqual(['reactivated', 'loss', 'created']);
  const { card: woken } = await chen.losses.get({ id: loss.id });
  await expect(chen.losses.takeBack({ id: loss.id, rev: woken.rev })).rejects.toEqual(refusing('loss.isBack'));
});

test('a guest who came back before the day keeps the level they were given since', async () => {
  const { card, loss } = await apply({ reactivateOn: '2026-03-20' });
  await chen.losses.approve({ id: loss.id, rev: loss.rev });
  const { rev } = await zhou.customers.get({ id: card.id });
  await zhou.customers.levels.change({ id: card.id, rev, level: 'H', reason: '自己又来了' });
  app.clock.advance(6 * DAY);
  reactivateDue(app.showroom.store);
  expect((await cardOf(card.id)).level).toBe('H');
});

test('a verdict taken back waits again, and the card is at its level with its next contact', async () => {
  const { card, loss } = await apply();
  const approved = await chen.losses.approve({ id: loss.id, rev: loss.rev });
  const back = await chen.losses.takeBack({ id: loss.id, rev: approved.rev });
  expect(back).toMatchObject({ state: 'waiting', decidedAt: null });
  expect(await cardOf(card.id)).toEqual({ level: 'A', nextContactOn: '2026-03-21' });
  await expect(chen.losses.takeBack({ id: loss.id, rev: back.rev })).rejects.toEqual(refusing('loss.notDecided'));
});

test('a consultant corrects and withdraws only their own and only while it waits; the five steps are the manager’s', async () => {
  const { card, loss } = await apply();
  const target = { id: loss.id, rev: loss.rev };
  const sun = app.caller('consultant', '孙悦');
  await expect(sun.losses.update({ ...target, reason: '缺货' })).rejects.toEqual(refusing('loss.notYours'));
  await expect(sun.losses.withdraw(target)).rejects.toEqual(refusing('loss.notYours'));
  await expect(zhou.losses.update({ ...target, measures: '罚款' })).rejects.toEqual(refusing('loss.managers'));
  await expect(zhou.losses.approve(target)).rejects.toThrow('session.forbidden');
  const better = await zhou.losses.update({ ...target, reason: '缺货' });
  const noted = await chen.losses.update({ id: loss.id, rev: better.rev, isCase: true, measures: '每周看一次在途' });
  expect((await zhou.losses.list({ filters: { isCase: true } })).rows).toHaveLength(1);
  await zhou.losses.withdraw({ id: loss.id, rev: noted.rev });
  expect((await zhou.losses.list({ filters: {} })).rows).toEqual([]);
  const another = await zhou.losses.create({ customerId: card.id, kind: 'lost', ...why });
  const approved = await chen.losses.approve({ id: another.id, rev: another.rev });
  await expect(zhou.losses.update({ id: another.id, rev: approved.rev, reason: '价格' })).rejects.toEqual(
    refusing('loss.decided'),
  );
});

test('who decided on an application that somebody changed meanwhile is told so', async () => {
  const { loss } = await apply();
  await zhou.losses.update({ id: loss.id, rev: loss.rev, reason: '缺货' });
  await expect(chen.losses.approve({ id: loss.id, rev: loss.rev })).rejects.toEqual(refusing('record.stale'));
});

test('a card whose loss was refused after all is at its level again', async () => {
  const { card, loss } = await apply();
  await chen.losses.approve({ id: loss.id, rev: loss.rev });
  // As it arrives from another PC, where another manager refused it at the same time.
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('loss', loss.id, { state: 'refused', verdict: '再跟' }));
  followVerdicts(app.showroom.store);
  expect(await cardOf(card.id)).toEqual({ level: 'A', nextContactOn: '2026-03-21' });
});

test('reception and finance see no losses; the list is found by the customer and by what they bought', async () => {
  await apply();
  for (const role of ['reception', 'finance', 'warehouse'] as const)
    await expect(app.caller(role).losses.list({ filters: {} })).rejects.toThrow('session.forbidden');
  for (const text of ['罗士信', 'lsx', 'X3'])
    expect((await chen.losses.list({ filters: { text } })).rows.map(({ customer }) => customer)).toEqual(['罗士信']);
});

test.runIf(readsPdf)(
  'the analysis of a loss is printed with its reasons, the verdict and the five steps; the print is kept',
  async () => {
    const { loss } = await apply({ boughtDealer: '宝信', selfReview: '没问预算' });
    const approved = await chen.losses.approve({ id: loss.id, rev: loss.rev, words: '谈不拢' });
    await chen.losses.update({ id: loss.id, rev: approved.rev, measures: '先问预算再报价' });
    const { text, name } = printedText(app.showroom.downloads, await zhou.losses.print({ id: loss.id }));
    expect(name).toBe('战败分析表 2026-03-14 罗士信.pdf');
    const paper = text.replaceAll(/\s/g, '');
    for (const part of ['宝马', 'X3', '宝信', '¥330,000.00', '购买力', '没问预算', '谈不拢', '先问预算再报价', '陈立'])
      expect(paper).toContain(part);
    const kept = app.showroom.store.db
      .prepare(`SELECT actor_id FROM audit WHERE action = 'export' AND entity = 'loss' AND entity_id = ?`)
      .pluck()
      .all(loss.id);
    expect(kept).toEqual([app.staff('consultant')]);
    for (const role of ['reception', 'finance', 'warehouse'] as const)
      await expect(app.caller(role).losses.print({ id: loss.id })).rejects.toThrow('session.forbidden');
  },
);
