import { expect, type Locator, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { column, guestField, party, registerByKeyboard } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom();
});
test.afterAll(() => showroom?.close());

/** The second click of a double click, at the same place, once the first one has done its work. `where`: the button by default. */
async function doubleClickAround(
  button: Locator,
  done: () => Promise<void>,
  where: { x?: number; y?: number } = {},
): Promise<void> {
  const page = button.page();
  const at = await button.boundingBox();
  if (at === null) throw new Error('The button is not on the screen');
  await page.mouse.move(where.x ?? at.x + at.width / 2, where.y ?? at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await done();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

test('a double click on 接待 receives that party, not the next one that moved under the mouse', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.reception);
  for (const guestDescription of ['红围巾', '蓝围巾'])
    await calls.visits.register.mutate({ channel: 'walkIn', purpose: 'viewing', partySize: 1, guestDescription });
  await login(page, showroom.url, people.reception);
  await doubleClickAround(party(page, '红围巾').getByRole('button', { name: '接待' }), () =>
    expect(column(page, '接待中').getByRole('article', { name: '红围巾' })).toBeVisible(),
  );
  await page.keyboard.press('Alt+n');
  await registerByKeyboard(page, '13911120001');
  // A number alone is told as it stands on the board.
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toContainText('139****0001 已登记');
  await expect(column(page, '等待').getByRole('article', { name: '蓝围巾' })).toBeVisible();
});

test('a double click on a row of the list opens the card and presses nothing on it', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({ kind: 'person', name: '屈突通', mobile: '13911120007' });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  const consent = page.getByRole('button', { name: /^登记同意/ });
  const at = await consent.boundingBox();
  // Enough newer cards that the row stands where the card has its button.
  const above = Math.ceil((at!.y - 150) / 36);
  for (let n = 0; n < above; n++)
    await calls.customers.create.mutate({ kind: 'person', name: `垫行${n}`, mobile: `139111400${10 + n}` });
  await page.getByRole('link', { name: '客户' }).first().click();
  const row = page.locator('[data-row-key]').nth(Math.floor((at!.y + at!.height / 2 - 152) / 36));
  await doubleClickAround(row, () => expect(consent).toBeVisible(), {
    x: at!.x + at!.width / 2,
    y: at!.y + at!.height / 2,
  });
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('建卡');
  await expect(consent).toBeEnabled();
  await expect(page.getByText(/^未同意/)).toBeVisible();
});

test('a double click on 到店入库 takes the car in and moves it no further', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.warehouse);
  const car = { vin: '1M8GDM9AXKP042788', engineNo: '2GR-1', origin: 'domestic', conformityCertNo: 'HG-1' } as const;
  const { id } = await calls.vehicles.create.mutate({ ...car, status: 'inTransit' });
  await login(page, showroom.url, people.warehouse);
  await page.goto(`${showroom.url}/#/vehicles/${id}`);
  const next = page.getByRole('button', { name: '配车' });
  await doubleClickAround(page.getByRole('button', { name: '到店入库' }), () => expect(next).toBeVisible());
  await expect(page.getByRole('region', { name: '变更记录' }).or(page.getByText('在途 → 在库')).first()).toBeVisible();
  expect((await calls.vehicles.get.query({ id })).card.status).toBe('inStock');
});

test('a registration is taken back by its key, with the cursor still where the next one is typed', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await registerByKeyboard(page, '13911120002 侯君集');
  await expect(party(page, '侯君集')).toBeVisible();
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('status').filter({ hasText: '已撤销' })).toContainText('侯君集');
  await expect(party(page, '侯君集')).toBeHidden();
  await expect(guestField(page)).toBeFocused();
});

test('the wrong party sent off by a colleague is back with one key; without a number 送客 says what to choose', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.reception);
  const guest = { channel: 'walkIn', purpose: 'viewing', partySize: 1, guestDescription: '提黑包' } as const;
  const { id } = await calls.visits.register.mutate(guest);
  await login(page, showroom.url, people.zhou);
  await party(page, '提黑包').getByRole('button', { name: '送客' }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('radio', { name: '信息留存' }).click();
  await page.keyboard.press('Control+s');
  await expect(panel.getByText('信息留存要有电话；没留电话请选未留档').first()).toBeVisible();
  await panel.getByRole('radio', { name: '非意向' }).click();
  await page.keyboard.press('Control+s');
  await expect(column(page, '已离店').getByRole('article', { name: '提黑包' })).toBeVisible();
  await page.keyboard.press('Alt+z');
  await expect(column(page, '等待').getByRole('article', { name: '提黑包' })).toBeFocused();
  expect(await calls.visits.get.query({ id })).toMatchObject({ outcome: null, leftAt: null });
});

test('who is in the showroom already is told where one would register them once more', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  await calls.customers.create.mutate({ kind: 'person', name: '单雄信', mobile: '13911120008' });
  await login(page, showroom.url, people.reception);
  await guestField(page).fill('单雄信');
  const known = page.getByRole('option', { name: /单雄信/ });
  await expect(known).toBeVisible();
  await expect(known).not.toContainText('还在店里');
  await guestField(page).press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(party(page, '单雄信')).toBeVisible();
  await guestField(page).fill('13911120008');
  await expect(known).toContainText('还在店里');
});

test('an overdue contact stands out in the list before any card was opened', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const due = (name: string, mobile: string, nextContactOn: string) =>
    calls.customers.create.mutate({ kind: 'person', name, mobile, nextContactOn });
  await due('逾期的', '13911120003', '2026-01-05');
  await due('还早的', '13911120004', '2099-01-05');
  await login(page, showroom.url, people.zhou);
  await page.getByRole('link', { name: '客户' }).click();
  const day = (name: string) =>
    page
      .locator('[data-row-key]', { hasText: name })
      .getByText(/^20\d\d-|^\d\d-\d\d/)
      .first();
  await expect(day('还早的')).toBeVisible();
  const colour = (cell: Locator) => cell.evaluate((element) => getComputedStyle(element).color);
  expect(await colour(day('逾期的'))).not.toBe(await colour(day('还早的')));
});

test('a masked number is revealed with the keyboard alone: the eye, a digit for the reason, and Esc turns back', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.sun);
  const { id } = await calls.customers.create.mutate({ kind: 'person', name: '长孙无忌', mobile: '13911120005' });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  const eye = page.getByRole('button', { name: '查看完整手机' });
  await eye.press('Enter');
  await expect(page.getByRole('radio', { name: '联系客户' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(eye).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: '联系客户' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('13911120005');
  await expect(page.getByRole('region', { name: '时间线' })).toContainText('核对证件');
});

test('back from comparing two cards of one name, the fold is open and the cursor at the next pair; a double click takes one', async ({
  page,
}) => {
  const calls = await callsAs(showroom.url, people.zhou);
  for (const [n, name] of ['房玄龄', '杜如晦', '魏征', '萧瑀'].entries())
    for (const end of ['1', '2'])
      await calls.customers.create.mutate({
        kind: 'person',
        name,
        mobile: `139111300${n}${end}`,
        interestSeries: 'RX',
        interestModel: 'RX 350h',
      });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/attention`);
  // Head office compares the cards of all its showrooms' PCs.
  await page.getByText(/姓名和意向车型相同 4 对/).click({ timeout: 30_000 });
  const lines = page.locator('li.issue');
  const [, second, third] = await lines.allInnerTexts();
  await lines.nth(1).getByRole('link', { name: '比较、合并' }).click();
  const question = page.getByRole('heading', { name: '这两张卡是同一位客户吗' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lines.nth(1).getByRole('link', { name: '比较、合并' })).toBeFocused();
  expect(await lines.nth(1).innerText()).toBe(second);
  await page.keyboard.press('Enter');
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: '不是同一位' }).click();
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(1).getByRole('link', { name: '比较、合并' })).toBeFocused();
  expect(await lines.nth(1).innerText()).toBe(third);

  const dismiss = lines.nth(0).getByRole('button', { name: '不是同一位' });
  await dismiss.click();
  await expect(lines).toHaveCount(2);
  await dismiss.dispatchEvent('click', { detail: 2 });
  await page.keyboard.press('Alt+z');
  await expect(lines).toHaveCount(3);
});

test('after the consent the cursor is at what was recorded: one Enter more takes nothing back', async ({ page }) => {
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({ kind: 'person', name: '秦琼', mobile: '13911120006' });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${id}`);
  await page.getByRole('button', { name: /^登记同意/ }).press('Enter');
  await expect(page.getByText(/^已同意/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^已同意/)).toBeVisible();
  expect(await calls.customers.get.query({ id })).toMatchObject({ hqShareConsent: 'granted' });
});

test('the print preview of the register opens by Ctrl+P and closes by Esc', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await page.getByRole('link', { name: '客流登记表' }).click();
  await expect(page.getByRole('heading', { name: '来访客流量登记表' })).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('complementary', { name: '打印预览' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: '打印预览' })).toBeHidden();
});
