import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { cardFields, openGroup, save, saved } from './steps/customers.ts';
import { addFiles, photograph } from './steps/files.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

let made = 0;
/** A card of 周凯 that has all it must have. */
async function card(name: string, fields: { wechat?: string; interestSeries?: string; nextContactOn?: string } = {}) {
  made += 1;
  const calls = await callsAs(showroom.url, people.zhou);
  const mobile = `138666602${String(made).padStart(2, '0')}`;
  const { id, rev } = await calls.customers.create.mutate({ kind: 'person', name, mobile, ...fields });
  return { calls, id, rev };
}
const open = (page: Page, id: string, language = 'zh-CN') =>
  page.goto(`${showroom.url}/?lang=${language}#/customers/${id}`);
const fact = (page: Page, field: string) => cardFields(page).locator(`[data-field="${field}"]`);
const question = (page: Page) => page.getByRole('dialog', { name: '改动还没保存' });

test('a card opens as text without what is blank; E and Tab go through a group, Ctrl+S saves it and the card is read again', async ({
  page,
}) => {
  const { calls, id } = await card('程知节', { interestSeries: 'RX' });
  await login(page, showroom.url, people.zhou);
  await open(page, id);
  await expect(fact(page, 'name')).toContainText('程知节');
  await expect(fact(page, 'interestSeries')).toContainText('RX');
  await expect(fact(page, 'wechat')).toBeHidden();
  await expect(cardFields(page).getByRole('textbox')).toHaveCount(0);

  await page.keyboard.press('e');
  await expect(page.getByRole('radio', { name: '个人' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('1');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('姓名', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('138 6666 0299');
  // The other groups stay as they are.
  await expect(fact(page, 'interestSeries')).toContainText('RX');
  await save(page);
  await saved(page, '程知节');
  await expect(cardFields(page).getByRole('textbox')).toHaveCount(0);
  await expect(fact(page, 'mobile')).toContainText('13866660299');
  await expect(cardFields(page).getByRole('button', { name: '补充 基本资料' })).toBeFocused();
  expect(await calls.customers.get.query({ id })).toMatchObject({ gender: 'male', mobile: '13866660299' });
});

test('a click on a fact puts the cursor into its field; a day typed in one run is understood with the cursor still in it', async ({
  page,
}) => {
  const { calls, id } = await card('苏定方', { wechat: 'su', nextContactOn: '2099-01-01' });
  await login(page, showroom.url, people.zhou);
  await open(page, id);
  await fact(page, 'wechat').click();
  await expect(page.getByLabel('微信')).toBeFocused();
  // Without anything typed the next click opens the other group in its place.
  await fact(page, 'nextContactOn').click();
  await expect(page.getByLabel('下次联系')).toBeFocused();
  await expect(page.getByLabel('微信')).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('20990102');
  await save(page);
  await saved(page, '苏定方');
  expect(await calls.customers.get.query({ id })).toMatchObject({ nextContactOn: '2099-01-02' });
});

test('Esc closes an untouched group at once and asks where typing would be lost; a group left typed in stays a draft', async ({
  page,
}) => {
  const { calls, id } = await card('薛万彻', { wechat: 'xue' });
  await login(page, showroom.url, people.zhou);
  await open(page, id);
  await openGroup(page, '其他联系方式');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('微信')).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`#/customers/${id}$`));

  await fact(page, 'wechat').click();
  await page.getByLabel('微信').fill('xue2');
  await page.keyboard.press('Escape');
  // Its first button stays.
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('微信')).toHaveValue('xue2');
  await expect(page.getByText(/^草稿 /)).toBeVisible();
  await page.getByRole('link', { name: '客户' }).first().click();
  await expect(page.getByRole('region', { name: /^列表/ })).toBeVisible();
  await open(page, id);
  await expect(page.getByLabel('微信')).toHaveValue('xue2');
  await page.keyboard.press('Escape');
  await question(page).getByRole('button', { name: '不保存，离开' }).click();
  await expect(fact(page, 'wechat')).toHaveText(/xue$/);
  expect(await calls.customers.get.query({ id })).toMatchObject({ wechat: 'xue' });
});

test('what somebody else saved first in the open group is told, and the second save goes through', async ({ page }) => {
  const { calls, id, rev } = await card('侯莫陈', { wechat: 'hou' });
  await login(page, showroom.url, people.sun);
  await open(page, id);
  await fact(page, 'wechat').click();
  await page.getByLabel('微信').fill('hou_sun');
  await calls.customers.update.mutate({ id, rev, wechat: 'hou_zhou' });
  await save(page);
  const clash = page.getByRole('alert').filter({ hasText: '刚才有人先保存了' });
  await expect(clash).toContainText('周凯');
  await expect(page.getByRole('textbox', { name: '微信' })).toHaveValue('hou_sun');
  await save(page);
  await saved(page, '侯莫陈');
  expect(await calls.customers.get.query({ id })).toMatchObject({ wechat: 'hou_sun' });
});

test('what a save is refused for is opened, wherever it stands', async ({ page }) => {
  const { id } = await card('段志玄');
  await login(page, showroom.url, people.zhou);
  await open(page, id);
  await openGroup(page, '基本资料');
  await page.getByLabel('级别').click();
  await page.getByTitle(/^A · /).click();
  await save(page);
  await expect(page.getByLabel('意向车系')).toBeFocused();
  await expect(page.getByLabel('意向车系')).toHaveAccessibleDescription('有级别要先选意向车系；没有意向请选无级');
});

test('Alt+↓ goes to the next card of the list, which opens as text', async ({ page }) => {
  await card('张公瑾');
  await card('唐俭');
  await login(page, showroom.url, people.zhou);
  await page.getByRole('link', { name: '客户' }).first().click();
  const rows = page.locator('[data-row-key]');
  await rows.filter({ hasText: '唐俭' }).click();
  await expect(fact(page, 'name')).toContainText('唐俭');
  await page.keyboard.press('e');
  await expect(page.getByLabel('姓名', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('张公瑾');
  await expect(fact(page, 'name')).toContainText('张公瑾');
  await expect(cardFields(page).getByRole('textbox')).toHaveCount(0);
});

test('the timeline is narrowed to one kind, files as well', async ({ page }) => {
  const { id } = await card('李孝恭');
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/files/customer/${id}`);
  await addFiles(page, await photograph(page, '行驶证.png'));
  await open(page, id);
  const timeline = page.getByRole('region', { name: '时间线' });
  await expect(timeline).toContainText('建卡');
  await timeline.getByRole('radio', { name: '文件' }).click();
  await expect(timeline).toContainText('行驶证');
  await expect(timeline).not.toContainText('建卡');
});

test('who may only read finds no way to change the card', async ({ page }) => {
  const { id } = await card('温彦博', { wechat: 'wen' });
  const admin = await callsAs(showroom.url, people.admin);
  const till = { ...people.sun, name: '孔颖达', login: 'kongyingda', role: 'finance' as const };
  await admin.staff.add.mutate(till);
  await login(page, showroom.url, till);
  await open(page, id);
  await fact(page, 'wechat').click();
  await page.keyboard.press('e');
  await expect(fact(page, 'wechat')).toContainText('wen');
  await expect(cardFields(page).getByRole('textbox')).toHaveCount(0);
  await expect(cardFields(page).getByRole('button', { name: /^(补充|修改)/ })).toHaveCount(0);
});

test('the card is read and changed in English too', async ({ page }) => {
  const { id } = await card('马周', { nextContactOn: '2026-01-05' });
  await login(page, showroom.url, people.zhou);
  await open(page, id, 'en');
  const details = page.getByRole('region', { name: 'Details' });
  await expect(page.getByRole('main')).toContainText(/days overdue/);
  await details.getByRole('button', { name: 'Add Other contact details' }).click();
  await page.getByLabel('WeChat').fill('mazhou');
  await save(page);
  await expect(details.locator('[data-field="wechat"]')).toContainText('mazhou');
});
