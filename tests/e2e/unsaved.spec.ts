import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { openGroup } from './steps/customers.ts';
import { login, people, switchTo } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField, party } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

const lock = (page: Page) => page.getByRole('dialog', { name: '已锁定' });

test('Esc closes what stands over a card and leaves the card; only then does it lead back to the list', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.sun);
  const { id } = await calls.customers.create.mutate({ name: '令狐冲', mobile: '13911110020', kind: 'person' });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('令狐冲');
  const open = {
    overview: () => page.keyboard.press('?'),
    switching: () => page.keyboard.press('F2'),
    calendar: async () => {
      await openGroup(page, '基本资料');
      await page.getByRole('button', { name: '从日历选' }).first().click();
    },
    eye: () =>
      page
        .getByRole('button', { name: /^查看完整/ })
        .first()
        .click(),
  };
  const over = page.locator('.ant-modal, .ant-popover:not(.ant-popover-hidden)');
  for (const opened of Object.values(open)) {
    await opened();
    await expect(over).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(over).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`#/customers/${id}$`));
  }
  // The group that stands open goes first.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '从日历选' })).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`#/customers/${id}$`));
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/customers$/);
});

test('behind a dialog nothing is saved by Ctrl+S; Alt+L still locks', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({ name: '任盈盈', mobile: '13911110021', kind: 'person' });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  await openGroup(page, '基本资料');
  await page.getByLabel('姓名', { exact: true }).fill('任我行');
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Control+s');
  await page.waitForLoadState('networkidle');
  expect((await calls.customers.get.query({ id })).name).toBe('任盈盈');
  await page.keyboard.press('Alt+l');
  await expect(lock(page)).toBeVisible();
});

test('a half-filled colleague is not dropped unasked, by Esc, by 取消 or by opening another', async ({ page }) => {
  await login(page, showroom.url, people.admin);
  await page.goto(`${showroom.url}/#/staff`);
  await page.getByRole('button', { name: '添加员工' }).click();
  const name = page.getByRole('complementary').getByLabel('姓名');
  const question = page.getByRole('dialog', { name: '改动还没保存' });
  await name.fill('风清扬');
  const leave = {
    esc: () => name.press('Escape'),
    cancel: () => page.getByRole('button', { name: '取消' }).click(),
    other: () => page.getByRole('row', { name: /李娜/ }).getByRole('button', { name: '修改' }).click(),
  };
  for (const left of Object.values(leave)) {
    await left();
    await expect(question).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(name).toHaveValue('风清扬');
  }
  await leave.other();
  await question.getByRole('button', { name: '不保存，离开' }).click();
  await expect(name).toHaveValue('李娜');
  await name.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
});

test('settings saved at one window keep what a colleague changed meanwhile, and half-typed ones survive a change of person', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.admin);
  await login(page, showroom.url, people.admin);
  await page.goto(`${showroom.url}/#/settings`);
  const wait = page.getByLabel('客人等多久变黄');
  await wait.fill('7');
  await calls.settings.update.mutate({ showroomName: '城西一店' });
  await expect(page.getByLabel('展厅名称')).toHaveValue('城西一店');
  await expect(wait).toHaveValue('7');

  await switchTo(page, people.zhou);
  await switchTo(page, people.admin);
  await page.goto(`${showroom.url}/#/settings`);
  await expect(wait).toHaveValue('7');
  // The window does not hear of this one before it saves.
  await page.route('**/api/settings.get*', (route) => route.abort());
  await calls.settings.update.mutate({ showroomName: '城西二店' });
  await page.getByRole('button', { name: /^保存/ }).click();
  await expect(page.getByText('设置已保存')).toBeVisible();
  expect(await calls.settings.get.query()).toMatchObject({ waitAmberMinutes: 7, showroomName: '城西二店' });
});

test('a form beside the board stands as it was after the desk was locked while others worked', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.reception);
  await login(page, showroom.url, people.zhou);
  await guestField(page).fill('13911110022 田伯光');
  await guestField(page).press('Enter');
  await party(page, '田伯光').getByRole('button', { name: '接待' }).click();
  await party(page, '田伯光').getByRole('button', { name: '补录' }).click();
  const talk = page.getByRole('complementary').getByLabel('洽谈经过');
  await talk.fill('看了 ES 200');
  await page.keyboard.press('Alt+l');
  await expect(lock(page)).toBeVisible();
  const refused = page.waitForResponse(async (response) => (await response.text()).includes('session.locked'));
  await calls.visits.register.mutate({ channel: 'invited', purpose: 'viewing', partySize: 1, guestName: '岳不群' });
  await refused;
  await lock(page).getByPlaceholder('周凯 的密码').fill(people.zhou.password);
  await page.keyboard.press('Enter');
  await expect(lock(page)).toBeHidden();
  await expect(talk).toHaveValue('看了 ES 200');
  await expect(talk).toBeFocused();
  await expect(page.getByText(/^已恢复/)).toHaveCount(0);
});
