import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';

import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';

const HOUR = 3_600_000;
/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let zhou: TestCaller;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
});
afterEach(() => app.close());

const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });
const card = (changes = {}) =>
  zhou.customers.create({ name: '罗士信', mobile: '13866660101', interestSeries: 'RX', level: 'B', ...changes });
const call = { method: 'call', outcome: 'reached', content: '想再看白色实车' } as const;
const cardOf = (id: string) => zhou.customers.get({ id });

test('a card with a level is never without a next contact: the cadence of its level gives the day', async () => {
  expect((await card()).nextContactOn).toBe('2026-03-29');
  const cold = await card({ name: '杨林', mobile: '13866660102', level: 'none' });
  expect(cold.nextContactOn).toBeNull();
  const hot = await zhou.customers.update({ id: cold.id, rev: cold.rev, level: 'H' });
  expect(hot.nextContactOn).toBe('2026-03-16');
  const emptied = await zhou.customers.update({ id: cold.id, rev: hot.rev, nextContactOn: null });
  expect(emptied.nextContactOn).toBe('2026-03-16');
});

test('a contact is a row of the card, moves its next contact by the cadence, and raises its level with the signals seen', async () => {
  const { id } = await card();
  await zhou.followUps.record({ customerId: id, ...call });
  expect((await cardOf(id)).nextContactOn).toBe('2026-03-29');
  await zhou.followUps.record({
    customerId: id,
    ...call,
    level: 'A',
    signals: ['modelColor', 'payment', 'time'],
    levelReason: '颜色和付款都定了',
  });
  expect(await cardOf(id)).toMatchObject({ level: 'A', nextContactOn: '2026-03-21' });
  const [newest] = await zhou.followUps.contacts({ id });
  expect(newest).toMatchObject({ byName: '周凯', levelBefore: 'B', levelAfter: 'A', content: call.content });
  const [step] = await zhou.customers.levels.steps({ id });
  expect(step).toMatchObject({ fromLevel: 'B', toLevel: 'A', trigger: 'contact', reason: '颜色和付款都定了' });
  expect(step!.signals).toHaveLength(3);
});

test('an unanswered call needs nothing but its outcome and is tried again tomorrow', async () => {
  const { id } = await card();
  const { nextContactOn } = await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'missed' });
  expect(nextContactOn).toBe('2026-03-15');
});

test('what was talked about, why it waits and when they come must be said; the form hears which', async () => {
  const { id } = await card();
  const said = (input: object) =>
    zhou.followUps.record({ customerId: id, method: 'call', outcome: 'reached', ...input });
  const problem = (path: string, code: string) =>
    expect.objectContaining({ cause: expect.objectContaining({ problems: [{ path, code }] }) });
  await expect(said({})).rejects.toEqual(problem('content', 'field.required'));
  await expect(said({ outcome: 'later' })).rejects.toEqual(problem('content', 'contact.whyLater'));
  await expect(said({ outcome: 'coming' })).rejects.toEqual(problem('appointmentAt', 'contact.whenComing'));
  await expect(said({ ...call, nextContactOn: '2026-03-13' })).rejects.toEqual(
    problem('nextContactOn', 'contact.nextPast'),
  );
  expect(await zhou.followUps.contacts({ id })).toEqual([]);
});

test('a wrong row is taken back within a day, with level and next contact; later it is struck through and stays', async () => {
  const { id } = await card();
  const { id: contactId, rev } = await zhou.followUps.record({ customerId: id, ...call, level: 'H' });
  await expect(app.caller('consultant', '何静').followUps.takeBack({ id: contactId, rev })).rejects.toEqual(
    refusing('contact.notYours'),
  );
  await zhou.followUps.takeBack({ id: contactId, rev });
  expect(await cardOf(id)).toMatchObject({ level: 'B', nextContactOn: '2026-03-29' });
  expect(await zhou.followUps.contacts({ id })).toEqual([]);

  const second = await zhou.followUps.record({ customerId: id, ...call });
  app.clock.advance(25 * HOUR);
  await expect(zhou.followUps.takeBack(second)).rejects.toEqual(refusing('contact.takeBackLate'));
  await zhou.followUps.strike({ id: second.id, rev: second.rev, reason: '记错人了' });
  expect(await zhou.followUps.contacts({ id })).toMatchObject([{ struckReason: '记错人了' }]);
});

test('nobody who said 勿扰 is called; when they call themselves it is written down, and no next contact is set', async () => {
  const { id } = await card({ doNotContact: true });
  await expect(zhou.followUps.record({ customerId: id, ...call })).rejects.toEqual(refusing('contact.doNotContact'));
  await zhou.followUps.record({ customerId: id, ...call, inbound: true });
  expect((await cardOf(id)).nextContactOn).toBeNull();
  app.clock.advance(60 * 24 * HOUR);
  expect(await zhou.followUps.counts({})).toMatchObject({ overdue: 0, today: 0 });
});

test('queues hold whom a consultant is to call: overdue, today, tomorrow, later; a colleague’s are not among them', async () => {
  const on = (mobile: string, nextContactOn: string) =>
    card({ name: `客户${mobile.slice(-2)}`, mobile, nextContactOn });
  await on('13866660111', '2026-03-12');
  await on('13866660112', '2026-03-14');
  await on('13866660113', '2026-03-15');
  await on('13866660114', '2026-04-01');
  await app
    .caller('consultant', '何静')
    .customers.create({ name: '别人', mobile: '13866660115', nextContactOn: '2026-03-14' });
  expect(await zhou.followUps.counts({})).toMatchObject({ overdue: 1, today: 1, tomorrow: 1, later: 1 });
  const [line] = await zhou.followUps.queue({ queue: 'overdue' });
  expect(line).toMatchObject({ name: '客户11', reason: 'cadence', dueOn: '2026-03-12', phone: '13866660111' });
  expect(await app.caller('manager').followUps.counts({})).toMatchObject({ today: 2 });
  const [theirs] = await app.caller('manager').followUps.queue({ queue: 'overdue' });
  expect(theirs!.phone).toBe('138****0111');
});

test('a visit without a deal starts two clocks of 24 hours, each stopped by a contact of its own kind', async () => {
  const { id } = await card();
  const desk = app.caller('reception');
  const visit = await desk.visits.register({ channel: 'walkIn', purpose: 'viewing', partySize: 1, customerId: id });
  const received = await zhou.visits.receive({ id: visit.id, rev: visit.rev });
  await zhou.visits.close({ id: visit.id, rev: received.rev, outcome: 'repeat' });
  const reasons = async () => (await zhou.followUps.queue({ queue: 'hours24' })).map(({ reason }) => reason);
  expect(await reasons()).toEqual(['contact24', 'thankYou']);
  // What the window tells of: one's own promises, and when they run out.
  const runsOut = app.clock.now() + 24 * HOUR;
  expect((await zhou.followUps.due()).promised).toMatchObject([
    { reason: 'contact24', queue: 'hours24', dueAt: runsOut, name: '罗士信' },
    { reason: 'thankYou', dueAt: runsOut },
  ]);
  expect(await app.caller('manager').followUps.due()).toEqual({ overdue: 0, today: 0, promised: [] });
  app.clock.advance(HOUR);
  // Nobody answered: the call is still to be made.
  await zhou.followUps.record({ customerId: id, method: 'call', outcome: 'missed' });
  expect(await reasons()).toEqual(['contact24', 'thankYou']);
  await zhou.followUps.record({ customerId: id, ...call });
  expect(await reasons()).toEqual(['thankYou']);
  await zhou.followUps.record({
    customerId: id,
    method: 'wechat',
    outcome: 'reached',
    content: '感谢信',
    serves: 'thankYou',
  });
  expect(await reasons()).toEqual([]);
});

test('after a delivery three calls are due, one after the other, each kept by a contact that says so', async () => {
  const { id } = await card({ level: 'D' });
  app.showroom.store.write({ id: app.staff('backOffice') }, (tx) => {
    const car = tx.insert('vehicle', vehicleDoc({ status: 'delivered', buyerId: id }));
    tx.insert('vehicle_movement', {
      id: car.id.replace(/.$/, '0'),
      vehicleId: car.id,
      kind: 'deliver',
      movedAt: tx.at,
      fromStatus: 'allocated',
      toStatus: 'delivered',
      customerId: id,
    });
  });
  const reasons = async () => (await zhou.followUps.queue({ queue: 'callbacks' })).map(({ reason }) => reason);
  expect(await reasons()).toEqual(['delivery3']);
  await zhou.followUps.record({ customerId: id, ...call, serves: 'delivery3' });
  expect(await reasons()).toEqual([]);
  app.clock.advance(4 * 24 * HOUR);
  expect(await reasons()).toEqual(['delivery7']);
});

test('who said when they come is expected at the desk and becomes a visit with their own consultant, once', async () => {
  const { id } = await card();
  await zhou.followUps.record({
    customerId: id,
    method: 'call',
    outcome: 'coming',
    appointmentAt: app.clock.now() + 3 * HOUR,
    nextContactOn: '2026-03-15',
  });
  const desk = app.caller('reception');
  const [guest] = await desk.followUps.expected({});
  expect(guest).toMatchObject({ name: '罗士信', phone: '138****0101', consultantName: '周凯', state: 'expected' });
  const { visitId } = await desk.followUps.arrive({ id: guest!.id, rev: guest!.rev });
  expect(await zhou.visits.get({ id: visitId })).toMatchObject({
    channel: 'invited',
    consultantId: app.staff('consultant'),
  });
  const [arrived] = await desk.followUps.expected({});
  expect(arrived).toMatchObject({ state: 'arrived', visitId });
  await expect(desk.followUps.arrive({ id: arrived!.id, rev: arrived!.rev })).rejects.toEqual(
    refusing('appointment.done'),
  );
});

test('the drawer holds the cards of each level, what is due first, with the days they have lain there', async () => {
  await card({ nextContactOn: '2026-03-20' });
  await card({ name: '杨林', mobile: '13866660102', nextContactOn: '2026-03-10' });
  app.clock.advance(48 * HOUR);
  const drawer = await zhou.followUps.drawer({});
  const b = drawer.find(({ rule }) => rule.level === 'B')!;
  expect(b).toMatchObject({ count: 2, overdue: 1 });
  expect(b.cards.map(({ name, daysInLevel }) => [name, daysInLevel])).toEqual([
    ['杨林', 2],
    ['罗士信', 2],
  ]);
});

test('the manager dates a new cadence; it holds from its day on, and the cards that are called then follow it', async () => {
  const manager = app.caller('manager');
  await manager.customers.levels.addRule({ level: 'B', name: 'B', everyDays: 5, validFrom: '2026-03-16' });
  await expect(zhou.customers.levels.addRule({ level: 'B', name: 'B', validFrom: '2026-03-16' })).rejects.toThrow();
  const odd = { level: 'B', name: 'B', color: 'url(x)', validFrom: '2026-03-16' } as const;
  await expect(manager.customers.levels.addRule(odd)).rejects.toEqual(refusing('input.invalid'));
  const { id } = await card();
  expect((await cardOf(id)).nextContactOn).toBe('2026-03-29');
  app.clock.advance(3 * 24 * HOUR);
  await zhou.followUps.record({ customerId: id, ...call });
  expect((await cardOf(id)).nextContactOn).toBe('2026-03-22');
});

test('a level changes by hand with its reason, not to 战败 and not without a model', async () => {
  const made = await card();
  await expect(zhou.customers.levels.change({ id: made.id, rev: made.rev, level: 'F' })).rejects.toEqual(
    refusing('level.byLoss'),
  );
  await zhou.customers.levels.change({ id: made.id, rev: made.rev, level: 'A', trigger: 'card', reason: '约了下次' });
  expect(await cardOf(made.id)).toMatchObject({ level: 'A', nextContactOn: '2026-03-21' });
  const bare = await card({ name: '杨林', mobile: '13866660102', interestSeries: null, level: 'none' });
  await expect(zhou.customers.levels.change({ id: bare.id, rev: bare.rev, level: 'A' })).rejects.toEqual(
    refusing('input.invalid'),
  );
});
