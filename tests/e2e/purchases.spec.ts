import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

test('an order of three cars by keyboard; one arrives, scratched, and has its card; a late one stands out', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await login(page, showroom.url, people.admin);
  await page.goto(`${showroom.url}/#/purchases`);
  await expect(page.getByText('还没有采购')).toBeVisible();

  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('heading', { name: '新建采购订单' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '采购单号' })).toBeFocused();
  await page.keyboard.type('CG2601');
  await page.getByLabel('供应商').focus();
  await page.keyboard.type('总部');
  await page.getByLabel('同样的车').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3');
  await page.getByLabel('车型', { exact: true }).focus();
  await page.keyboard.type('RX 350h');
  await page.getByLabel('预计到店').focus();
  await page.keyboard.type('20260102');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  const lines = page.getByRole('region', { name: '采购明细' });
  await expect(lines.getByRole('listitem')).toHaveCount(3);

  await lines.getByRole('button', { name: '到店', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('车架号', { exact: true })).toBeFocused();
  await page.keyboard.type('1M8GDM9AXKP042788');
  const type = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(text);
  };
  await type('发动机号', 'A25A1');
  await type('货物进口证明书号', 'XI1');
  await type('随车检验单号', 'LI1');
  await page.getByRole('button', { name: '加一处质损' }).focus();
  await page.keyboard.press('Enter');
  await type('部位', '左前门');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('RX 350h 已到店，车辆卡片已建好')).toBeVisible();
  await page.getByRole('link', { name: '车辆卡片' }).click();
  await expect(page.getByRole('region', { name: '质损' })).toContainText('左前门');

  await page.goto(`${showroom.url}/#/purchases`);
  await expect(page.getByRole('button', { name: '迟到 2' })).toBeVisible();
  await expect(page.getByText(/迟 \d+ 天/).first()).toBeVisible();

  const { rows } = await (await callsAs(showroom.url, people.zhou)).purchases.list.query({ filters: { late: true } });
  expect(rows).toHaveLength(2);
});
