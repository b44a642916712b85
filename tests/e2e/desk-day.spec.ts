import { expect, test } from '@playwright/test';
import { dayOf, dayRange } from '../../db/core/day.ts';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { column, guestField, party } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

const guest = { channel: 'walkIn', purpose: 'viewing', partySize: 1 } as const;

test('a wrong party is corrected, then voided with a reason by keyboard, and Alt+Z brings it back', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.reception);
  const { id } = await calls.visits.register.mutate({ ...guest, guestDescription: '灰帽子' });
  await login(page, showroom.url, people.reception);
  await party(page, '灰帽子').getByRole('button', { name: '补录' }).press('Enter');
  const panel = page.getByRole('complementary');
  await panel.getByText('到店情况').press('Enter');
  await panel.getByLabel('人数').fill('4');
  await page.keyboard.press('Control+s');
  await expect(party(page, '灰帽子')).toContainText('4 人');
  await party(page, '灰帽子').getByRole('button', { name: '作废' }).press('Enter');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+s');
  await expect(party(page, '灰帽子')).toBeHidden();
  await page.getByRole('link', { name: '客流登记表' }).click();
  const row = page.getByRole('row', { name: /灰帽子/ });
  await expect(row).toContainText('作废 重复登记');
  await expect(row.getByRole('button', { name: '恢复' })).toBeVisible();
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('status').filter({ hasText: '已恢复' })).toContainText('灰帽子');
  expect(await calls.visits.get.query({ id })).toMatchObject({ voidedAt: null, partySize: 4 });
});

test('a guest who waits is not registered again by Enter; saying so registers them', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await guestField(page).fill('13911130001 尉先生');
  await guestField(page).press('Enter');
  await expect(party(page, '尉先生')).toHaveCount(1);
  await guestField(page).fill('13911130001 尉先生');
  await expect(page.getByRole('option', { name: /尉先生/ })).toContainText('还在店里');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '还在店里' })).toContainText('尉先生');
  await expect(page.getByRole('button', { name: '看那一批' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(party(page, '尉先生')).toBeFocused();
  await page.getByRole('button', { name: '又来了，再登记一批' }).press('Enter');
  await expect(party(page, '尉先生')).toHaveCount(2);
});

test('a call has its own words, stands in no column and is finished by its form', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await page.getByRole('radio', { name: '来电' }).click();
  await expect(page.getByLabel('来电时间')).toBeVisible();
  await expect(page.getByLabel('人数')).toHaveCount(0);
  await page.getByLabel('内容').fill('问 ES 现车');
  await page.keyboard.press('Enter');
  const strip = page.getByRole('region', { name: /^来电 / });
  await expect(strip).toContainText('问 ES 现车');
  await expect(column(page, '等待').getByRole('article', { name: '问 ES 现车' })).toHaveCount(0);
  await strip.getByRole('button', { name: '完成' }).press('Enter');
  const panel = page.getByRole('complementary');
  await expect(panel.getByText('离店时间')).toHaveCount(0);
  await panel.getByRole('radio', { name: '非意向' }).press('4');
  await page.keyboard.press('Control+s');
  await expect(strip).toBeHidden();
});

test('at midnight the register is of the new day by itself', async ({ page }) => {
  const evening = dayRange(dayOf(Date.now()))[1] - 4 * 60_000;
  await page.clock.install({ time: evening });
  await login(page, showroom.url, people.reception);
  await page.getByRole('link', { name: '客流登记表' }).click();
  const day = page.getByRole('textbox', { name: '来访客流量登记表' });
  await expect(day).toHaveValue(dayOf(evening));
  await expect(page.getByText('(今天)')).toBeVisible();
  await page.clock.runFor('07:00');
  await expect(day).toHaveValue(dayOf(evening + 420_000));
  await expect(page.getByText('(今天)')).toBeVisible();
});

test.describe('a PC whose clock stands in Los Angeles', () => {
  test.use({ timezoneId: 'America/Los_Angeles' });
  test('rings the showroom’s today in the calendar', async ({ page }) => {
    // Noon in Shanghai is the evening before in Los Angeles.
    const noon = dayRange(dayOf(Date.now()))[0] + 12 * 3_600_000;
    await page.clock.install({ time: noon });
    await login(page, showroom.url, people.reception);
    await page.getByRole('link', { name: '客流登记表' }).click();
    await page.getByRole('button', { name: '从日历选' }).click();
    await expect(page.locator('.ant-picker-calendar-date-today')).toHaveText(dayOf(noon).slice(8));
  });
});
