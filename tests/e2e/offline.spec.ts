import { expect, test } from '@playwright/test';
import { operationsIn } from './steps/head-office.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { expectMark } from './steps/sync-mark.ts';
import { column, complete, guestField, makeCard, party, receive, registerByKeyboard } from './steps/visits.ts';

let showroom: Showroom;

test.beforeEach(async () => {
  showroom = await openShowroom();
});
test.afterEach(() => showroom?.close());

test('with head office away everything works, and when it is back each record is there once', async ({ page }) => {
  await login(page, showroom.url, people.zhou);
  await expectMark(page, /^已同步/);
  await showroom.office.stop();

  await registerByKeyboard(page, '13955550001 罗成');
  await expectMark(page, '离线 1');
  await receive(page, '罗成');
  await complete(page, '罗成');
  await makeCard(page, '罗成');
  await expectMark(page, /^离线 [2-9]$/);
  await page.getByRole('link', { name: '展厅' }).first().click();
  await registerByKeyboard(page, '13955550002 秦琼');

  await showroom.office.start();
  await expectMark(page, /^已同步/);
  for (const phone of ['13955550001', '13955550002'])
    expect(await showroom.office.records('visit', phone)).toHaveLength(1);
  const [card, ...more] = await showroom.office.records('customer', '13955550001');
  expect(more).toEqual([]);
  expect(card?.doc).toMatchObject({ name: '罗成', mobile: '13955550001' });
});

test('killed between a save and its sending, the PC loses nothing and sends nothing twice', async ({ page }) => {
  await showroom.kill();
  await showroom.start({ syncDelayMs: 60_000 });
  await login(page, showroom.url, people.zhou);
  await registerByKeyboard(page, '13955550003 尉迟恭');
  await receive(page, '尉迟恭');
  await expectMark(page, /^同步中 2$|^离线 2$/);
  expect(await showroom.office.records('visit', '13955550003')).toEqual([]);

  await showroom.kill();
  await showroom.start();
  await login(page, showroom.url, people.zhou);
  await expect(column(page, '接待中').getByRole('article', { name: '尉迟恭' })).toBeVisible();
  await expectMark(page, /^已同步/);

  const visits = await showroom.office.records('visit', '13955550003');
  expect(visits.map(({ doc }) => doc.state)).toEqual(['received']);
  await showroom.office.stop();
  // Registered and received: two operations, each applied once.
  expect(await operationsIn(showroom.office.dir, visits[0]!.id)).toEqual(['applied', 'applied']);
});

test('what was typed before the PC died is offered again as a draft', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await guestField(page).fill('13955550004 程咬金');
  await expect(page.getByText(/^草稿 \d\d:\d\d/)).toBeVisible();
  await showroom.kill();
  await showroom.start();
  await login(page, showroom.url, people.reception);
  await expect(guestField(page)).toHaveValue('13955550004 程咬金');
  await guestField(page).press('Enter');
  await expect(party(page, '程咬金')).toBeVisible();
});
