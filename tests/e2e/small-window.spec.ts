import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { openGroup } from './steps/customers.ts';
import { expectNoSideways } from './steps/health.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { party } from './steps/visits.ts';

let showroom: Showroom;
let customer: string;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.zhou);
  customer = (await calls.customers.create.mutate({ name: '欧阳建国', mobile: '13911112233', kind: 'person' })).id;
  await calls.visits.register.mutate({
    channel: 'invited',
    purpose: 'viewing',
    partySize: 3,
    guestName: '陈先生',
    guestDescription: '穿运动服男士',
    arrivalMode: 'car',
    plate: '川A321CS',
  });
});
test.afterAll(() => showroom?.close());

/** Whether this stands whole inside the window's width. */
async function expectInside(page: Page, name: string | RegExp): Promise<void> {
  const box = await page.getByRole('button', { name }).first().boundingBox();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(page.viewportSize()!.width);
}

test('a party takes two lines however narrow its card: what is cut off is there on hover', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await login(page, showroom.url, people.reception);
  const height = async () => (await party(page, '陈先生').boundingBox())!.height;
  const wide = await height();
  await page.setViewportSize({ width: 1366, height: 768 });
  await party(page, '陈先生').getByRole('button', { name: '补录' }).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await expect(page.getByRole('region', { name: '已离店' })).toBeVisible();
  expect(await height()).toBe(wide);
  await expect(party(page, '陈先生').locator('.visit-facts')).toHaveAttribute('title', /穿运动服男士 · 看车 · 3 人/);
});

test('enlarged to 150 %, 登记 and the button of a panel stand in the window, the columns beside them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 911, height: 512 });
  await login(page, showroom.url, people.reception);
  const register = page.getByRole('button', { name: /^登记/ });
  await expect(register).toBeInViewport({ ratio: 1 });
  await party(page, '陈先生').getByRole('button', { name: '补录' }).click();
  await expect(page.getByRole('complementary').getByRole('button', { name: '保存' })).toBeInViewport({ ratio: 1 });
  await expect(party(page, '陈先生')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Control+n');
  await expect(register).toBeInViewport({ ratio: 1 });
  await expect(page.getByLabel('电话/姓名')).toBeFocused();
  await expectNoSideways(page);
});

test('enlarged to 200 %, every button of the card, the board and the day is in reach', async ({ page }) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await login(page, showroom.url, people.reception);
  await party(page, '陈先生').getByRole('button', { name: '补录' }).click();
  await page.getByRole('complementary').getByRole('button', { name: '保存' }).scrollIntoViewIfNeeded();
  await expectInside(page, '保存');
  await expectNoSideways(page);
  await page.goto(`${showroom.url}/#/customers/${customer}`);
  await openGroup(page, '基本资料');
  await expect(page.getByLabel('手机')).toHaveValue(/139/);
  expect((await page.getByLabel('手机').boundingBox())!.width).toBeGreaterThan(150);
  await expectInside(page, /^保存/);
  await page.goto(`${showroom.url}/#/traffic`);
  await expectInside(page, '打印');
  const day = await page.getByRole('button', { name: '前一天' }).boundingBox();
  const strip = await page.locator('.month').boundingBox();
  expect(day!.y + day!.height).toBeLessThanOrEqual(strip!.y);
});

test("the day's register shows its last word whole, in English too", async ({ page }) => {
  await login(page, showroom.url, people.reception);
  for (const [language, complete] of [
    ['zh-CN', '补录'],
    ['en', 'Complete'],
  ]) {
    await page.goto(`${showroom.url}/?lang=${language}#/traffic`);
    const word = page.getByRole('row').getByRole('button', { name: complete, exact: true }).first();
    const sheet = await page.locator('.day-table').boundingBox();
    const box = await word.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(sheet!.x + sheet!.width);
  }
});
