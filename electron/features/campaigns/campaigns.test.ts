import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { levelChangeDoc } from '../../../tests/factories/level-change.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let chen: TestCaller;
beforeEach(async () => {
  app = await testApp();
  chen = app.caller('manager');
});
afterEach(() => app.close());

const show = { name: '春季车展', fromOn: '2026-03-13', toOn: '2026-03-15', budgetFen: 3_000_000 };

test('a campaign counts the visits that name it on its days, whose cards these are and what they ordered', async () => {
  app.showroom.store.write({ id: 'system' }, (tx) => {
    const guest = tx.insert('customer', customerDoc()).id;
    const came = { campaign: show.name, visitOn: '2026-03-14', customerId: guest };
    tx.insert('visit', visitDoc(came));
    tx.insert('visit', visitDoc({ ...came, campaign: null, sourceDetail: show.name }));
    tx.insert('visit', visitDoc({ ...came, customerId: null }));
    for (const not of [{ visitOn: '2026-03-12' }, { campaign: '店庆' }, { voidedAt: 1 }])
      tx.insert('visit', visitDoc({ ...came, ...not }));
    tx.insert('level_change', levelChangeDoc({ customerId: guest, toLevel: 'O' }));
  });
  const { id } = await chen.campaigns.create(show);
  const brought = { visits: 3, cards: 1, drives: 0, orders: 1 };
  expect((await chen.campaigns.get({ id })).counts).toEqual(brought);
  expect((await chen.campaigns.list({ filters: { running: true } })).rows).toMatchObject([{ id, ...brought }]);
});

test('it has a name and days in order; two of one name do not run at once, next year’s may', async () => {
  await expect(chen.campaigns.create({ ...show, toOn: '2026-03-01' })).rejects.toMatchObject({
    cause: { problems: [{ path: 'toOn', code: 'day.order' }] },
  });
  await chen.campaigns.create(show);
  await expect(chen.campaigns.create({ ...show, fromOn: '2026-03-15', toOn: '2026-03-20' })).rejects.toMatchObject({
    cause: { code: 'campaign.taken', field: 'name' },
  });
  await chen.campaigns.create({ ...show, fromOn: '2027-03-13', toOn: '2027-03-15' });
});

test('reception picks it by name on a visit; what it cost is not theirs to read', async () => {
  await chen.campaigns.create(show);
  const desk = app.caller('reception');
  expect(await desk.campaigns.names()).toEqual(['春季车展']);
  await expect(desk.campaigns.list({ filters: {} })).rejects.toThrow('session.forbidden');
  await expect(app.caller('finance').campaigns.create(show)).rejects.toThrow('session.forbidden');
});
