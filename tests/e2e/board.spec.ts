import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField, party } from './steps/visits.ts';

let showroom: Showroom;

test.beforeEach(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.reception);
  const staff = await calls.staff.list.query();
  const order = [people.zhou, people.sun].map(({ login: account }) => staff.find((one) => one.login === account)!.id);
  await calls.visits.rota.set.mutate({ on: (await calls.visits.rota.now.query()).on, staffIds: order });
});
test.afterEach(() => showroom?.close());

const visitor = (guestName: string) => ({ channel: 'walkIn', purpose: 'viewing', partySize: 1, guestName }) as const;

test('whoever becomes free goes to the longest waiting party by one key; a newcomer is told who waits longer', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.reception);
  const busy = [];
  for (const name of ['赵先生', '钱女士']) busy.push(await calls.visits.register.mutate(visitor(name)));
  await calls.visits.register.mutate(visitor('王先生'));
  await calls.visits.register.mutate(visitor('李先生'));
  await login(page, showroom.url, people.reception);
  await expect(party(page, '王先生')).toContainText('未分配');
  await expect(page.getByRole('button', { name: /^给 / })).toHaveCount(0);

  await calls.visits.close.mutate({ id: busy[0]!.id, rev: busy[0]!.rev, outcome: 'noIntent' });
  await expect(party(page, '王先生').getByRole('button', { name: '给 周凯' })).toBeVisible();
  await expect(party(page, '李先生').getByRole('button', { name: /^给 / })).toHaveCount(0);
  await expect(page.getByText('周凯 先给这一位')).toBeVisible();
  await guestField(page).fill('孙女士');
  await page.keyboard.press('Enter');
  await expect(party(page, '孙女士')).toContainText('未分配');
  await page.keyboard.press('Alt+g');
  await expect(party(page, '王先生')).toContainText('周凯');
  await expect(page.getByRole('button', { name: /^给 / })).toHaveCount(0);
});

test('a consultant on another page is told of a guest: 接待 in the top bar, a mark in the menu, the title', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await page.getByRole('link', { name: '客户' }).click();
  await expect(page.getByRole('heading', { name: '客户' })).toBeVisible();
  const calls = await callsAs(showroom.url, people.reception);
  await calls.visits.register.mutate(visitor('王先生'));
  const bar = page.getByRole('banner');
  await expect(bar.getByText('王先生 在等接待')).toBeVisible();
  await expect(page.getByRole('link', { name: /展厅/ }).getByRole('status')).toHaveText('1');
  await expect(page).toHaveTitle(/^1 位客人在等/);
  await page.keyboard.press('Alt+j');
  await expect(bar.getByText('王先生 接待中')).toBeVisible();
  await expect(page).toHaveTitle(/^城西雷克萨斯/);
  await expect(page).toHaveURL(/customers/);
  await expect(page.getByRole('link', { name: /展厅/ }).getByRole('status')).toHaveCount(0);
});

test('everybody has their own look and language; before the login the PC shows what was chosen last', async ({
  page,
}) => {
  await page.goto(showroom.url);
  await page.getByRole('radio', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await login(page, showroom.url, people.zhou);
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.goto(`${showroom.url}/#/mine`);
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'My settings' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'My settings' })).toBeVisible();
  await page.getByRole('radio', { name: 'Light' }).click();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await login(page, showroom.url, people.reception);
  await expect(page.getByRole('form', { name: '登记' })).toBeVisible();
  await page.evaluate(() => sessionStorage.clear());
  await login(page, showroom.url, people.zhou);
  await expect(page.getByRole('form', { name: 'Register' })).toBeVisible();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'light');
});
