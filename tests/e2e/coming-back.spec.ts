import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people, switchTo, takeOver } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.zhou);
  for (let number = 0; number < 80; number++)
    await calls.customers.create.mutate({ name: `客户${number}`, mobile: `137000${10_000 + number}`, kind: 'person' });
});
test.afterAll(() => showroom?.close());

test('back from a card deep down the list, the same row stands at the same place and the arrow keys go on from it', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await page.getByRole('link', { name: '客户' }).click();
  const list = page.getByRole('region', { name: /^列表/ });
  await list.getByText('客户79', { exact: true }).hover();
  await page.mouse.wheel(0, 20_000);
  await expect(list.getByText('客户0', { exact: true })).toBeVisible();
  const row = list.locator('[data-row-key]', { hasText: /客户6(?!\d)/ });
  const left = await row.boundingBox();
  await row.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('客户6');

  await page.goBack();
  await expect(row).toHaveClass(/row-open/);
  await expect.poll(async () => (await row.boundingBox())?.y).toBe(left!.y);
  await expect(list).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('客户5');
});

test('a filter that leaves nobody is lifted with one click', async ({ page }) => {
  await login(page, showroom.url, people.zhou);
  await page.getByRole('link', { name: '客户' }).click();
  await page.getByLabel('筛选').fill('查无此人');
  await page.getByRole('button', { name: '看全部' }).click();
  await expect(page.getByText('客户79', { exact: true })).toBeVisible();
  await expect(page.getByLabel('筛选')).toHaveValue('');
});

test('a page reloaded in the middle of a word brings back what was typed', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await guestField(page).pressSequentially('13911110009 打到一半');
  await page.reload();
  await expect(guestField(page)).toHaveValue('13911110009 打到一半');
});

test('the words typed just before locking are back for their author and never shown to the next person', async ({
  page,
}) => {
  const name = page.getByLabel('姓名', { exact: true });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/new`);
  await name.pressSequentially('上官云');
  await page.keyboard.press('Alt+l');
  await takeOver(page, people.sun);
  await expect(name).toHaveValue('');
  await switchTo(page, people.zhou);
  await expect(name).toHaveValue('上官云');
});

test('words that could not be kept before locking do not become the draft of the next person', async ({ page }) => {
  const name = page.getByLabel('姓名', { exact: true });
  await login(page, showroom.url, people.sun);
  await page.goto(`${showroom.url}/#/customers/new`);
  await page.route('**/api/drafts.put*', (route) => route.abort());
  await name.pressSequentially('东方白');
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('dialog', { name: '已锁定' })).toBeVisible();
  await page.unroute('**/api/drafts.put*');
  await takeOver(page, people.admin);
  await expect(name).toHaveValue('');
  // The page as it opens for her, with whatever draft stands under her name.
  await page.reload({ waitUntil: 'networkidle' });
  await expect(name).toHaveValue('');
});

test('back from cards one walked through with Alt+↓ is one step, to the row last looked at', async ({ page }) => {
  await login(page, showroom.url, people.zhou);
  await page.getByRole('link', { name: '客户' }).click();
  const list = page.getByRole('region', { name: /^列表/ });
  await list.getByText('客户79', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('客户79');
  for (let n = 78; n >= 54; n--) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`客户${n}`);
  }
  await page.goBack();
  const row = list.locator('[data-row-key]', { hasText: '客户54' });
  await expect(row).toHaveClass(/row-open/);
  await expect(row).toBeInViewport({ ratio: 1 });
});
