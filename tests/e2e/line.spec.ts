import { expect, type Locator, type Page, test } from '@playwright/test';
import { enrolCode, freePort, startGateway } from '../harness/processes.ts';
import { callsAs } from './steps/api.ts';
import { addFiles, photograph, tile } from './steps/files.ts';
import { login, people } from './steps/people.ts';
import { openSecondDesk } from './steps/second-desk.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { expectMark } from './steps/sync-mark.ts';

const { admin, zhou } = people;
let showroom: Showroom;

test.beforeEach(async () => {
  showroom = await openShowroom();
});
test.afterEach(() => showroom?.close());

async function customer(url: string, name: string, mobile: string): Promise<string> {
  return (await (await callsAs(url, zhou)).customers.create.mutate({ name, mobile, kind: 'person' })).id;
}
const toSyncPage = async (page: Page, url: string) => {
  await page.goto(`${url}/#/sync`);
  await expect(page.getByRole('heading', { level: 1, name: '总部同步' })).toBeVisible();
};

test('a person compares with head office and reads how many records both have, also after one was removed', async ({
  page,
}) => {
  const id = await customer(showroom.url, '罗士信', '13966660001');
  await login(page, showroom.url, zhou);
  await page.goto(`${showroom.url}/#/files/customer/${id}`);
  await addFiles(page, await photograph(page, '照片.png'));
  await expect(tile(page, '照片.png')).toContainText('已上传');
  await page.getByRole('button', { name: '移除 照片.png' }).click();
  await expectMark(page, /^已同步/);

  await toSyncPage(page, showroom.url);
  await expect(page.getByText('还没有和总部核对过')).toBeVisible();
  await page.getByRole('button', { name: '立即核对' }).click();
  await expect(page.getByText(/^本店 \d+ 条与总部一致，\d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole('button', { name: '立即核对' })).toBeEnabled();
});

test('head office moved for good: a manager connects this PC again, and what waited goes there', async ({ page }) => {
  const { office } = showroom;
  await login(page, showroom.url, admin);
  await toSyncPage(page, showroom.url);
  await expectMark(page, /^已同步/);
  const connectAgain = page.getByRole('button', { name: '总部换了地址？重新连接' });
  await expect(connectAgain).toBeHidden();
  await office.stop();
  await customer(showroom.url, '新文礼', '13966660009');
  await expectMark(page, /^离线/);
  await connectAgain.click();
  await expect(page.getByLabel('总部地址')).toHaveValue(office.url);
  const moved = await startGateway(office.dir, await freePort());
  try {
    await page.getByLabel('总部地址').fill(moved.url);
    await page.getByLabel('连接码').fill(await enrolCode(office.dir));
    await page.getByRole('button', { name: '连接', exact: true }).click();
    await expect(page.getByLabel('连接码')).toBeHidden();
    await expectMark(page, /^已同步/);
    await expect(connectAgain).toBeHidden();
    await expect(page.getByLabel('总部地址')).toBeHidden();
    expect(await office.records('customer', '13966660009')).toHaveLength(1);
  } finally {
    await moved.stop();
  }
});

test('files that are paused stay on this PC while records go, and follow when they are let go', async ({ page }) => {
  const id = await customer(showroom.url, '尤俊达', '13966660002');
  await login(page, showroom.url, zhou);
  await toSyncPage(page, showroom.url);
  await page.getByRole('switch', { name: '暂停传文件' }).click();
  await expect(page.getByRole('switch', { name: '暂停传文件' })).toBeChecked();

  await page.goto(`${showroom.url}/#/files/customer/${id}`);
  await expect(page.getByText('文件已暂停上传')).toBeVisible();
  await addFiles(page, await photograph(page, '驾驶证.png'));
  await expectMark(page, /^已同步/);
  await expect(tile(page, '驾驶证.png')).toContainText('待上传');

  await page.getByRole('link', { name: '去总部同步里改' }).click();
  const files = page.getByRole('region', { name: '文件', exact: true });
  await expect(files).toContainText('1 个文件待上传');
  await page.getByRole('switch', { name: '暂停传文件' }).click();
  await expect(files).toContainText('文件都已上传');
});

test('what waits on a PC without a line goes to head office on a stick, once, even if that PC is never seen again', async ({
  browser,
}, info) => {
  test.slow();
  const second = await openSecondDesk(showroom);
  const [there, here] = [await browser.newPage(), await browser.newPage()];
  await showroom.office.stop();
  await customer(second.url, '徐懋功', '13966660003');
  await login(there, second.url, admin);
  await toSyncPage(there, second.url);
  await there.getByText('没有网络的电脑：用 U 盘带出').click();
  await there.getByRole('button', { name: /^带出 \d+ 条$/ }).click();
  const passphrase = await there.getByTestId('usb-passphrase').innerText();
  await expect(there.getByRole('button', { name: '抄好了' })).toBeDisabled();
  const [download] = await Promise.all([
    there.waitForEvent('download'),
    there.getByRole('button', { name: '存到 U 盘' }).click(),
  ]);
  const stick = info.outputPath('stick.zhanting');
  await download.saveAs(stick);
  await there.close();
  await second.stop();

  await showroom.office.start();
  await login(here, showroom.url, admin);
  await toSyncPage(here, showroom.url);
  await here.getByText('没有网络的电脑：用 U 盘带出').click();
  const choose = () => here.getByLabel('选择文件').setInputFiles(stick);
  const bringIn = async (typed: string) => {
    await here.getByLabel('口令').fill(typed);
    await here.getByRole('button', { name: '带入并发送' }).click();
  };
  await choose();
  await expect(here.getByText(/^城西雷克萨斯，电脑/)).toBeVisible();
  await bringIn('AAAA-BBBB-CCCC');
  await expect(here.getByText('口令不对').first()).toBeVisible();
  await bringIn(passphrase);
  await expect(here.getByRole('status').filter({ hasText: /^带入了 \d+ 条/ })).toBeVisible();
  await expectMark(here, /^已同步/);
  await expect.poll(async () => (await showroom.office.records('customer', '13966660003')).length).toBe(1);

  await choose();
  await bringIn(passphrase);
  await expect(here.getByRole('status').filter({ hasText: '没有重复' })).toBeVisible();
  expect(await showroom.office.records('customer', '13966660003')).toHaveLength(1);
  await here.close();
});

test('by keyboard alone: carried out, sent by another PC, and the receipt tells the first one that all of it arrived', async ({
  browser,
}, info) => {
  test.slow();
  const second = await openSecondDesk(showroom);
  const press = async (page: Page, what: Locator) => {
    await what.focus();
    await page.keyboard.press('Enter');
  };
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await login(page, url, admin);
    await toSyncPage(page, url);
    await press(page, page.getByText('没有网络的电脑：用 U 盘带出'));
    return page;
  };
  const saved = async (page: Page, button: Locator, name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
    const path = info.outputPath(name);
    await download.saveAs(path);
    return path;
  };
  const standingOf = (page: Page) => page.locator('.usb-standing');
  const said = (page: Page, words: string | RegExp) =>
    expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

  await showroom.office.stop();
  const id = await customer(showroom.url, '单雄信', '13966660004');
  let page = await open(showroom.url);
  await page.goto(`${showroom.url}/#/files/customer/${id}`);
  await addFiles(page, await photograph(page, '照片.png'));
  await expect(tile(page, '照片.png')).toContainText('待上传');
  await page.close();
  page = await open(showroom.url);
  await expect(page.getByText('还有 1 个文件（照片、PDF）不随 U 盘走')).toBeVisible();
  await press(page, page.getByRole('button', { name: /^带出 \d+ 条$/ }));
  const passphrase = await page.getByTestId('usb-passphrase').innerText();
  const stick = await saved(page, page.getByRole('button', { name: '存到 U 盘' }), 'stick.zhanting');
  await expect(standingOf(page)).toHaveText(/^\d\d-\d\d 带出 \d+ 条，还没带回回执$/);
  await page.close();
  await showroom.stop();

  await showroom.office.start();
  page = await open(second.url);
  await page.getByLabel('选择文件').setInputFiles(stick);
  await page.keyboard.insertText(passphrase);
  await page.keyboard.press('Enter');
  await said(page, /^带入了 \d+ 条/);
  await expect(page.getByText(/带出的 \d+ 条都有答复了/)).toBeVisible({ timeout: 20_000 });
  const receipt = await saved(page, page.getByRole('button', { name: '存回执' }), 'receipt.zhanting');
  await said(page, '回执已存好');
  await page.getByLabel('选择文件').setInputFiles(receipt);
  await expect(page.getByText('这是回执，不是带出的文件')).toBeVisible();
  await page.close();
  await showroom.office.stop();

  await showroom.start();
  page = await open(showroom.url);
  await expect(standingOf(page)).toHaveText(/还没带回回执$/);
  await page.getByLabel('选择回执').setInputFiles(receipt);
  await expect(page.getByText(/^城西雷克萨斯，电脑.*条答复/)).toBeVisible();
  await page.keyboard.insertText('AAAA-BBBB');
  await page.keyboard.press('Enter');
  await expect(page.getByText('口令不对').first()).toBeVisible();
  await page.getByLabel('口令').fill(passphrase);
  await page.keyboard.press('Enter');
  await said(page, /^\d+ 条已送达总部/);
  await expect(page.getByRole('button', { name: '选择回执' })).toBeFocused();
  await expect(standingOf(page)).toHaveText(/^\d\d-\d\d 带出 \d+ 条，\d\d-\d\d 带回了回执$/);
  await expect(page.getByRole('button', { name: '带出 0 条' })).toBeDisabled();
  await expectMark(page, '离线');

  await showroom.office.start();
  await expectMark(page, /^已同步/, 30_000);
  await expect(page.getByRole('region', { name: '文件', exact: true })).toContainText('文件都已上传', {
    timeout: 30_000,
  });
  expect(await showroom.office.records('customer', '13966660004')).toHaveLength(1);
  await page.close();
  await second.stop();
});
