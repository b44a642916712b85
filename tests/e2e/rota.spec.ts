import { expect, type Locator, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openSecondDesk, type SecondDesk } from './steps/second-desk.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

const { reception, zhou } = people;
let showroom: Showroom;
let second: SecondDesk;

test.beforeAll(async () => {
  showroom = await openShowroom();
  second = await openSecondDesk(showroom);
});
test.afterAll(async () => {
  await second?.stop();
  await showroom?.close();
});

const chip = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: '排班' }).getByRole('button', { name });
const standing = (page: Page, ...said: RegExp[]) =>
  expect(page.getByRole('region', { name: '排班' }).getByRole('button')).toHaveText(said);

/** 跳过 or 离开 by keyboard alone: the digit of the step, Enter, the digit of the reason, Ctrl+S. */
async function step(page: Page, name: string, kind: '1' | '2', reason: string): Promise<void> {
  await chip(page, name).press('Enter');
  await expect(page.getByRole('complementary')).toContainText(`${name} 的排班`);
  for (const key of [kind, 'Enter', reason, 'Control+s']) await page.keyboard.press(key);
  await expect(page.getByRole('complementary')).toBeHidden();
}

test('the rota by keyboard on two PCs: the order, a skip and a leave without a line, the log, the big screen', async ({
  browser,
}) => {
  const [here, there] = [await browser.newPage(), await browser.newPage()];
  await login(here, showroom.url, reception);
  await login(there, second.url, reception);
  await here.getByRole('button', { name: /^排班/ }).press('Enter');
  await here.getByRole('checkbox', { name: '周凯' }).press('Alt+ArrowDown');
  await expect(here.getByRole('checkbox', { name: '2. 周凯' })).toBeFocused();
  await here.keyboard.press('Control+s');
  for (const page of [here, there]) await standing(page, /等候点孙悦/, /下一位周凯/);

  await showroom.office.stop();
  await step(here, '孙悦', '1', '3');
  await standing(here, /等候点周凯/, /用餐孙悦/);
  await step(there, '孙悦', '2', '4');
  await standing(there, /等候点周凯/, /下一位孙悦/);
  await step(there, '周凯', '1', '2');
  await showroom.office.start();
  for (const page of [here, there]) {
    await standing(page, /外出周凯/, /用餐孙悦/);
    await page.getByRole('link', { name: '排班记录' }).press('Enter');
    for (const row of [
      /离开 孙悦 .*用餐 李娜/,
      /跳过 孙悦 .*会议 李娜/,
      /离开 周凯 .*外出 李娜/,
      /定顺位 .*孙悦 → 周凯/,
    ])
      await expect(page.getByRole('row', { name: row })).toHaveCount(1);
  }

  const card = { name: '程咬金', mobile: '13955550201', kind: 'person' } as const;
  const { id } = await (await callsAs(showroom.url, zhou)).customers.create.mutate(card);
  await chip(here, '孙悦').press('Enter');
  await here.keyboard.press('Control+s');
  await standing(here, /等候点孙悦/, /外出周凯/);
  await here.getByRole('button', { name: '大屏' }).press('Enter');
  await expect(here.getByRole('region', { name: '等候点' })).toContainText('孙悦');
  const calls = await callsAs(showroom.url, reception);
  const party = { channel: 'walkIn', purpose: 'viewing', partySize: 1 } as const;
  const visit = await calls.visits.register.mutate({ ...party, customerId: id });
  await expect(here.getByRole('region', { name: '接待中' })).toContainText(/孙悦.*0 分/);
  await expect(here.getByRole('region', { name: '不在' })).toContainText('周凯 外出');
  await expect(here.getByRole('main')).not.toContainText('程咬金');
  await here.keyboard.press('Escape');
  await expect(here).toHaveURL(/#\/showroom$/);
  await expect(here.getByRole('article', { name: '程咬金' })).toContainText('孙悦');
  expect(visit).toMatchObject({ rotaSlot: null });
  await here.getByRole('link', { name: '排班记录' }).press('Enter');
  await expect(here.getByRole('row', { name: /接待 孙悦 代 周凯 接待/ })).toHaveCount(1);
});

test('the big screen stays while nobody touches it; who leaves it after a while is asked for the password', async ({
  page,
}) => {
  await page.clock.install();
  await login(page, showroom.url, reception);
  await page.getByRole('link', { name: '大屏' }).press('Enter');
  const waiting = page.getByRole('region', { name: '等待' });
  await expect(waiting).toContainText('批');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('form', { name: '登记' })).toBeVisible();
  await page.getByRole('link', { name: '大屏' }).press('Enter');
  // The board has a column of that name as well.
  await expect(page).toHaveURL(/#\/rota-screen$/);
  await expect(page.getByRole('form', { name: '登记' })).toHaveCount(0);
  await page.clock.fastForward('11:00');
  await expect(waiting).toBeVisible();
  await expect(page.getByRole('dialog', { name: '已锁定' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '已锁定' })).toBeVisible();
});
