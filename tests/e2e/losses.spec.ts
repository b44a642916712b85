import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;
test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

const drawer = (page: Page) => page.getByRole('region', { name: '战败申请 尉迟敬德' });
const rows = (page: Page) => page.getByRole('region', { name: /行$|条/ }).first();

/** 战败/休眠 from the card by keyboard alone: kind, root, reason, what they bought, a word. */
async function apply(page: Page): Promise<void> {
  await page.keyboard.press('Alt+f');
  await expect(drawer(page)).toBeVisible();
  await expect(drawer(page).getByRole('radio', { name: '战败' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  // 根本原因
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await page.keyboard.type('价格');
  await page.keyboard.press('Enter');
  await drawer(page).getByLabel('买了什么品牌').focus();
  await page.keyboard.type('宝马');
  await drawer(page).getByLabel('自我检讨').focus();
  await page.keyboard.type('报价没有带置换');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('尉迟敬德 已提交，经理批准前级别不变')).toBeVisible();
  await expect(drawer(page)).toBeHidden();
}

test('a customer is given up by keyboard; sent back with a word that the consultant reads, then approved with one key and taken back', async ({
  browser,
}) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({
    name: '尉迟敬德',
    mobile: '13866660105',
    kind: 'person',
    level: 'A',
    interestSeries: 'RX',
  });
  const level = async () => (await calls.customers.get.query({ id })).level;
  const [zhou, chief] = [await browser.newPage(), await browser.newPage()];
  await login(zhou, showroom.url, people.zhou);
  await login(chief, showroom.url, people.admin);
  await zhou.goto(`${showroom.url}/#/customers/${id}`);
  await expect(zhou.getByRole('heading', { level: 1 })).toContainText('尉迟敬德');
  await apply(zhou);

  const waiting = chief.getByRole('navigation').getByRole('status', { name: '战败：待批 1，被驳回 0' });
  await expect(waiting.first()).toBeVisible();
  await chief.goto(`${showroom.url}/#/losses`);
  await expect(chief.getByText('共 1 份')).toBeVisible();
  await rows(chief).focus();
  await chief.keyboard.press('ArrowDown');
  await expect(chief.getByRole('complementary', { name: '尉迟敬德' })).toContainText('报价没有带置换');
  await chief.keyboard.press('2');
  await chief.keyboard.type('再约一次试驾');
  await chief.keyboard.press('Control+s');
  await expect(chief.getByText('尉迟敬德 已驳回，顾问会看到')).toBeVisible();
  expect(await level()).toBe('A');

  await expect(zhou.getByRole('status', { name: '战败：待批 0，被驳回 1' }).first()).toBeVisible();
  await expect(zhou.getByRole('region', { name: '时间线' })).toContainText('再约一次试驾');
  await zhou.goto(`${showroom.url}/#/losses`);
  await rows(zhou).focus();
  await zhou.keyboard.press('ArrowDown');
  await zhou.keyboard.press('Enter');
  await zhou.getByRole('button', { name: '知道了' }).click();
  await expect(zhou.getByRole('status', { name: /被驳回/ })).toHaveCount(0);

  await zhou.goto(`${showroom.url}/#/customers/${id}`);
  await expect(zhou.getByRole('heading', { level: 1 })).toContainText('尉迟敬德');
  await apply(zhou);
  await expect(chief.getByText('共 1 份')).toBeVisible();
  await rows(chief).focus();
  await chief.keyboard.press('ArrowDown');
  await chief.keyboard.press('1');
  const said = chief.getByRole('status').filter({ hasText: '尉迟敬德 已批准战败' });
  await expect(said).toBeVisible();
  expect(await level()).toBe('F');
  await said.getByRole('button', { name: '撤销' }).click();
  await expect(async () => expect(await level()).toBe('A')).toPass();
});
