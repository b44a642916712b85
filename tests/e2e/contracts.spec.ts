import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { addFiles, contract as scanned, tile } from './steps/files.ts';
import { login, type Person, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

const chief: Person = { name: '陈立', login: 'chenli', role: 'manager', password: people.admin.password };
const till: Person = { name: '郑芳', login: 'zhengfang', role: 'finance', password: people.admin.password };

let showroom: Showroom;
test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.admin);
  await calls.staff.add.mutate(chief);
  await calls.staff.add.mutate(till);
});
test.afterAll(() => showroom?.close());

const steps = (page: Page) => page.getByRole('region', { name: '下一步' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const field = (page: Page, name: string) => page.locator(`[data-field="${name}"]`);
/** Types into a field of the open tab, by its name. */
async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).locator('input, textarea').first().focus();
  await page.keyboard.type(text);
}
const chip = (page: Page, name: string, value: string) =>
  field(page, name).getByRole(/handedOver/.test(name) ? 'button' : 'radio', { name: value, exact: true });
async function choose(page: Page, name: string, value: string): Promise<void> {
  await chip(page, name, value).focus();
  await page.keyboard.press('Space');
}
/** The paper stands in its frame; Esc closes it. */
async function seePaper(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').locator('iframe')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a contract drafted from a card by keyboard is printed, signed with its scan, and effective with the deposit', async ({
  browser,
}) => {
  test.slow();
  const calls = await callsAs(showroom.url, people.zhou);
  const { id: customerId } = await calls.customers.create.mutate({
    name: '尉迟敬德',
    mobile: '13866660105',
    idType: 'residentId',
    idNo: '11010519491231002X',
    address: '深圳市福田区深南大道 1 号',
    interestModel: 'RX 350h',
    interestColor: '白',
  });
  const zhou = await browser.newPage();
  await login(zhou, showroom.url, people.zhou);
  await zhou.goto(`${showroom.url}/#/customers/${customerId}`);
  await expect(zhou.getByRole('heading', { level: 1 })).toContainText('尉迟敬德');
  await zhou.keyboard.press('Alt+o');
  await expect(zhou).toHaveURL(/#\/contracts\/\w/);
  await expect(field(zhou, 'buyerName').locator('input')).toHaveValue('尉迟敬德');
  await expect(field(zhou, 'idNo').locator('input')).toHaveValue(/\*/);
  await expect(steps(zhou)).toContainText('还没填：品牌');

  await tab(zhou, '车辆').click();
  await type(zhou, 'brand', '雷克萨斯');
  await choose(zhou, 'origin', '进口');
  await tab(zhou, '价款').click();
  await type(zhou, 'vehicleFen', '43.8万');
  await type(zhou, 'depositFen', '10万');
  await expect(field(zhou, 'depositFen')).toContainText('定金最多');
  await tab(zhou, '交车').click();
  await type(zhou, 'plannedDeliveryOn', '2099-04-14');
  await type(zhou, 'deliveryPlace', '本店交车区');
  await choose(zhou, 'handedOver', '发票');
  await choose(zhou, 'handedOver', '钥匙');
  await zhou.keyboard.press('Control+s');
  await expect(zhou.getByText('尉迟敬德 的合同已保存')).toBeVisible();
  await zhou.screenshot({ path: test.info().outputPath('delivery.png') });
  await tab(zhou, '价款').click();
  await zhou.screenshot({ path: test.info().outputPath('money.png') });

  await seePaper(zhou);
  await steps(zhou).getByRole('button', { name: '定稿打印' }).press('Enter');
  await expect(zhou.getByRole('heading', { level: 1 })).toContainText('HTS001-');
  const no = (await zhou.getByRole('heading', { level: 1 }).innerText()).match(/HT[\w-]+/)![0];
  await seePaper(zhou);

  await tab(zhou, '签署').click();
  await field(zhou, 'signedOn').locator('input').focus();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await zhou.keyboard.type(today);
  await zhou.keyboard.press('Control+s');
  await expect(zhou.getByText('尉迟敬德 的合同已保存').last()).toBeVisible();
  await zhou.getByRole('link', { name: '放入扫描件' }).press('Enter');
  await addFiles(zhou, await scanned(zhou, '签字合同.pdf'));
  await expect(tile(zhou, '签字合同.pdf')).toContainText('签字合同');
  await zhou.keyboard.press('Escape');
  await expect(zhou.getByRole('heading', { level: 1 })).toContainText(no);

  const chen = await browser.newPage();
  await login(chen, showroom.url, chief);
  await chen.goto(zhou.url());
  await steps(chen).getByRole('button', { name: '签署' }).press('Enter');
  await expect(chen.getByRole('heading', { level: 1 }).locator('..')).toContainText('已签署');
  await expect(steps(chen)).toContainText('订车款还差 ¥100,000.00');

  const zheng = await browser.newPage();
  await login(zheng, showroom.url, till);
  await zheng.goto(zhou.url());
  await expect(zheng.getByRole('heading', { level: 1 })).toContainText(no);
  await zheng.getByRole('region', { name: '收款', exact: true }).getByRole('link', { name: '收款' }).press('Enter');
  await expect(field(zheng, 'contractId')).toContainText(no);
  await expect(field(zheng, 'amountFen').locator('input')).toBeFocused();
  await expect(field(zheng, 'amountFen').locator('input')).toHaveValue('100,000');
  await type(zheng, 'externalRef', 'T20260314001');
  await zheng.screenshot({ path: test.info().outputPath('posting.png') });
  await zheng.keyboard.press('Control+s');
  await expect(zheng.getByRole('heading', { level: 1 })).toContainText('SKS001-');
  await seePaper(zheng);
  await zheng.screenshot({ path: test.info().outputPath('receipt.png') });
  await zheng.goto(`${showroom.url}/#/receipts`);
  await expect(zheng.getByRole('complementary').filter({ hasText: '日结' })).toContainText('¥100,000.00');
  await zheng.screenshot({ path: test.info().outputPath('receipts.png') });
  await zheng.goto(zhou.url());
  await zheng.getByText('如退订，应退').click();
  await expect(zheng.getByRole('region', { name: '收款' })).toContainText('¥187,600.00');
  await steps(zheng).getByRole('button', { name: '生效' }).press('Enter');
  await expect(zheng.getByRole('region', { name: '经过' })).toContainText('已生效');
  await zheng.screenshot({ path: test.info().outputPath('effective.png') });

  await zhou.reload();
  await expect(zhou.getByRole('region', { name: '收款' })).toHaveCount(0);
  await zhou.goto(`${showroom.url}/#/contracts`);
  await expect(zhou.getByText('共 1 份')).toBeVisible();
  await zhou.screenshot({ path: test.info().outputPath('contracts.png') });
});
