import { type Browser, expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { openGroup, save, saved } from './steps/customers.ts';
import { addFiles, photograph, tile } from './steps/files.ts';
import { login, people } from './steps/people.ts';
import { openSecondDesk, type SecondDesk } from './steps/second-desk.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { expectMark } from './steps/sync-mark.ts';
import { party, registerByKeyboard } from './steps/visits.ts';

const { zhou, reception } = people;
let showroom: Showroom;
let second: SecondDesk;
let pages: Page[] = [];

test.beforeEach(async () => {
  showroom = await openShowroom();
  second = await openSecondDesk(showroom);
});
test.afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
  await second?.stop();
  await showroom?.close();
});

/** The two desks with somebody at each. */
async function desks(browser: Browser, who: typeof zhou | typeof reception): Promise<[Page, Page]> {
  const [here, there] = [await browser.newPage(), await browser.newPage()];
  pages = [here, there];
  await login(here, showroom.url, who);
  await login(there, second.url, who);
  return [here, there];
}

async function changePhone(page: Page, id: string, phone: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/customers/${id}`);
  await openGroup(page, '基本资料');
  await page.getByLabel('手机').fill(phone);
  await save(page);
}

const conflict = (page: Page) => page.getByRole('banner').getByRole('link', { name: '需处理' });

const phoneAt = async (url: string, id: string): Promise<string | null> => {
  const calls = await callsAs(url, zhou);
  return (await calls.customers.get.query({ id })).mobile;
};

test('a party registered at one desk stands on the board of the other within two seconds', async ({ browser }) => {
  const [here, there] = await desks(browser, reception);
  await expectMark(here, /^已同步/);
  await registerByKeyboard(here, '13955550101 罗成');
  await expect(party(there, '罗成')).toBeVisible({ timeout: 2_000 });
});

test('two people change one phone while the line is down: one picks by hand, both desks show it, and it can be undone', async ({
  browser,
}) => {
  const calls = await callsAs(showroom.url, zhou);
  const { id } = await calls.customers.create.mutate({ name: '秦琼', mobile: '13955550102', kind: 'person' });
  const [here, there] = await desks(browser, zhou);
  await expect(async () => expect(await phoneAt(second.url, id)).toBe('13955550102')).toPass({ timeout: 15_000 });

  await showroom.office.stop();
  await changePhone(here, id, '13955550103');
  await saved(here, '秦琼');
  await changePhone(there, id, '13955550104');
  await saved(there, '秦琼');
  await showroom.office.start();

  // Whoever is heard second meets it; he is asked wherever he sits.
  for (const page of [here, there]) await expect(conflict(page)).toBeVisible({ timeout: 30_000 });
  await conflict(here).click();
  await here.getByRole('link', { name: /秦琼/ }).press('Enter');
  const choices = here.getByRole('row', { name: /手机/ }).getByRole('button', { name: /手机用/ });
  await expect(choices).toHaveCount(2);
  const [mine, theirs] = (await choices.allInnerTexts()).map((text) => /\d{11}/.exec(text)![0]) as [string, string];
  expect([mine, theirs].sort()).toEqual(['13955550103', '13955550104']);
  const choice = (phone: string) => here.getByRole('button', { name: `手机用 ${phone}` });
  await expect(choice(mine)).toBeFocused();
  await expect(here.getByRole('row', { name: /手机/ })).toContainText('原来 13955550102');
  await here.keyboard.press('2');
  await expect(choice(theirs)).toHaveAttribute('aria-pressed', 'true');
  // The cursor is where the choice is: Enter picks it again and not the other one.
  await here.keyboard.press('Enter');
  await expect(choice(theirs)).toHaveAttribute('aria-pressed', 'true');
  await here.keyboard.press('1');
  await expect(choice(mine)).toHaveAttribute('aria-pressed', 'true');
  await here.keyboard.press('Control+s');
  await expect(here.getByText('没有要处理的')).toBeVisible();
  for (const url of [showroom.url, second.url])
    await expect(async () => expect(await phoneAt(url, id)).toBe(mine)).toPass({ timeout: 15_000 });
  await expect(conflict(there)).toBeHidden({ timeout: 15_000 });

  await here.getByText('已处理 1 条，30 天内可以撤销').click();
  await here.locator('details').getByRole('button', { name: '撤销' }).click();
  await expect(here.getByRole('link', { name: /秦琼/ })).toBeVisible();
  for (const url of [showroom.url, second.url])
    await expect(async () => expect(await phoneAt(url, id)).toBe(theirs)).toPass({ timeout: 15_000 });
  await expect(conflict(there)).toBeVisible({ timeout: 15_000 });
});

test('the reception and the owner change one phone while the line is down: he decides at his own PC, she sees no mark', async ({
  browser,
}) => {
  const calls = await callsAs(showroom.url, zhou);
  const { id } = await calls.customers.create.mutate({ name: '罗士信', mobile: '13955550112', kind: 'person' });
  const [owners, receptions] = [await browser.newPage(), await browser.newPage()];
  pages = [owners, receptions];
  await login(owners, showroom.url, zhou);
  await login(receptions, second.url, reception);
  await expect(async () => expect(await phoneAt(second.url, id)).toBe('13955550112')).toPass({ timeout: 15_000 });

  await showroom.office.stop();
  await changePhone(owners, id, '13955550113');
  await saved(owners, '罗士信');
  await changePhone(receptions, id, '13955550114');
  await saved(receptions, '罗士信');
  await showroom.office.start();
  // His is heard first, so hers is the one that is refused.
  await calls.sync.sendNow.mutate();

  await expect(conflict(owners)).toHaveText(/需处理 1/, { timeout: 30_000 });
  await expectMark(receptions, /^已同步/, 30_000);
  await receptions.goto(`${second.url}/#/attention`);
  await expect(receptions.getByText('要由 周凯 或经理来定')).toBeVisible();

  await conflict(owners).click();
  await owners.getByRole('link', { name: /罗士信/ }).press('Enter');
  await owners.getByRole('button', { name: '手机用 13955550114' }).click();
  await owners.keyboard.press('Control+s');
  await expect(owners.getByText('没有要处理的')).toBeVisible();
  await expectMark(owners, /^已同步/);
  for (const url of [showroom.url, second.url])
    await expect(async () => expect(await phoneAt(url, id)).toBe('13955550114')).toPass({ timeout: 15_000 });
  await expect(receptions.getByText('要由 周凯 或经理来定')).toBeHidden({ timeout: 15_000 });
});

test('two cards of one person made at two desks without a line are found, merged into one and taken apart again', async ({
  browser,
}) => {
  const [here, there] = await desks(browser, zhou);
  await showroom.office.stop();
  const [left, right] = await Promise.all(
    [showroom.url, second.url].map(async (url, index) => {
      const calls = await callsAs(url, zhou);
      const name = ['尉迟恭', '尉迟敬德'][index]!;
      return calls.customers.create.mutate({ name, mobile: '13955550105', kind: 'person' });
    }),
  );
  await showroom.office.start();
  await there.goto(`${second.url}/#/files/customer/${right!.id}`);
  await addFiles(there, await photograph(there, '行驶证.png'));
  await expect(tile(there, '行驶证.png')).toContainText('已上传', { timeout: 30_000 });

  await here.goto(`${showroom.url}/#/attention`);
  const pair = here.getByRole('listitem').filter({ hasText: '尉迟恭' }).filter({ hasText: '尉迟敬德' });
  await expect(pair).toContainText('电话相同', { timeout: 40_000 });
  await pair.getByRole('link', { name: '比较、合并' }).click();
  await here.getByRole('radio', { name: /尉迟恭/ }).check();
  await here.getByRole('button', { name: '姓名用 尉迟敬德' }).click();
  await here.getByRole('button', { name: /^合并/ }).click();
  await expect(here).toHaveURL(new RegExp(`#/customers/${left!.id}$`));
  await expect(here.getByRole('heading', { level: 1 })).toContainText('尉迟敬德');
  await expect(here.getByRole('heading', { name: '文件 1' })).toBeVisible();

  // The other desk's card is an alias now: it opens the one that stays.
  await there.goto(`${second.url}/#/customers/${right!.id}`);
  await expect(async () => {
    await there.reload();
    await expect(there).toHaveURL(new RegExp(`#/customers/${left!.id}$`), { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(there.getByText('尉迟敬德 的卡并入 尉迟敬德')).toBeVisible();

  await there.getByRole('button', { name: '拆开' }).click();
  await expect(there.getByRole('heading', { level: 1 })).toContainText('尉迟恭');
  // Nobody looks at the other guest's files any more, on pages that stand open either.
  for (const page of [there, here]) await expect(page.getByText('还没有文件')).toBeVisible();
  await here.goto(`${showroom.url}/#/customers/${right!.id}`);
  await expect(here.getByRole('heading', { level: 1 })).toContainText('尉迟敬德');
});
