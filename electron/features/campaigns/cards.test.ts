import { afterEach, beforeEach, expect, test } from 'vitest';
import { campaignDoc } from '../../../tests/factories/campaign.ts';
import { contactDoc } from '../../../tests/factories/contact.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { SATURDAY_MORNING } from '../../../tests/harness/store.ts';

/** Today is Saturday 2026-03-14, 10:00; the campaign runs from the 13th to the 15th. */
let app: TestApp;
let chen: TestCaller;
let show: string;
const system = { id: 'system' };
beforeEach(async () => {
  app = await testApp();
  chen = app.caller('manager');
  show = app.showroom.store.write(system, (tx) => tx.insert('campaign', campaignDoc()).id);
});
afterEach(() => app.close());

const cards = async () =>
  (await chen.campaigns.cards({ id: show })).map(({ name, contactBy, came }) => [name, contactBy, came]);

test('business cards become cards to be called tomorrow; of somebody who has one it is noted there', async () => {
  const zhou = app.staff('consultant', '周凯');
  const known = await chen.customers.create({ name: '赵敏', mobile: '13866660102' });
  const made = await chen.campaigns.collect({ id: show, name: '王建国', phone: '+86 138 6666 0101', ownerId: zhou });
  expect(await chen.campaigns.collect({ id: show, name: '赵敏', phone: '138-6666-0102' })).toEqual({
    id: known.id,
    known: true,
  });
  expect(made.known).toBe(false);
  const card = await chen.customers.get({ id: made.id });
  expect(card).toMatchObject({
    campaign: '春季车展',
    mobile: '13866660101',
    ownerId: zhou,
    nextContactOn: '2026-03-15',
  });
  expect((await chen.customers.get({ id: known.id })).campaign).toBe('春季车展');
  expect((await chen.campaigns.get({ id: show })).counts).toMatchObject({ visits: 0, cards: 2 });
  for (const phone of ['', '12'])
    await expect(chen.campaigns.collect({ id: show, name: '李', phone })).rejects.toMatchObject({
      cause: { problems: [{ path: 'phone' }] },
    });
  await expect(app.caller('consultant').campaigns.cards({ id: show })).rejects.toThrow('session.forbidden');
});

test('who was spoken to since it began and who was not, these first; numbers are masked', async () => {
  const zhou = app.staff('consultant', '周凯');
  app.showroom.store.write({ id: zhou }, (tx) => {
    const add = (name: string, more = {}) =>
      tx.insert('customer', customerDoc({ name, mobile: '13912345678', campaign: '春季车展', ...more })).id;
    const called = add('打过的');
    tx.insert('contact', contactDoc({ customerId: called, at: SATURDAY_MORNING }));
    const before = add('以前打过');
    tx.insert('contact', contactDoc({ customerId: before, at: SATURDAY_MORNING - 30 * 86_400_000 }));
    const visitor = add('来过的', { campaign: null });
    tx.insert('visit', visitDoc({ customerId: visitor, campaign: '春季车展' }));
    add('别的活动', { campaign: '店庆' });
  });
  expect(await cards()).toEqual([
    ['以前打过', null, 0],
    ['来过的', null, 1],
    ['打过的', '周凯', 0],
  ]);
  expect((await chen.campaigns.cards({ id: show }))[0]?.phone).toBe('139****5678');
});

test('next year’s campaign of the same name has cards of its own', async () => {
  const { store } = app.showroom;
  store.write(system, (tx) => tx.insert('customer', customerDoc({ name: '今年的', campaign: '春季车展' })));
  const next = store.write(system, (tx) =>
    tx.insert('campaign', campaignDoc({ fromOn: '2027-03-12', toOn: '2027-03-14' })),
  ).id;
  app.clock.set(Date.UTC(2027, 2, 13, 2));
  store.write(system, (tx) => tx.insert('customer', customerDoc({ name: '明年的', campaign: '春季车展' })));
  expect(await cards()).toEqual([['今年的', null, 0]]);
  expect((await chen.campaigns.cards({ id: next })).map(({ name }) => name)).toEqual(['明年的']);
});
