import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people, signIn } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test.beforeEach(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterEach(() => showroom?.close());

const NAMES = ['罗士信', '裴元庆', '杨林'] as const;

async function due(): Promise<string[]> {
  const calls = await callsAs(showroom.url, people.zhou);
  const ids: string[] = [];
  for (const [index, name] of NAMES.entries()) {
    const card = { name, mobile: `1386666010${index}`, kind: 'person', interestSeries: 'RX', level: 'B' } as const;
    ids.push((await calls.customers.create.mutate({ ...card, nextContactOn: today() })).id);
  }
  return ids;
}

test('a consultant begins at the workbench and writes contacts down one after the other without the mouse', async ({
  page,
}) => {
  const [first] = await due();
  await signIn(page, showroom.url, people.zhou);
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  const rows = page.getByRole('list', { name: '今天' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toBeFocused();

  // Enter, 1, the words, Ctrl+Enter: four inputs for one contact.
  await page.keyboard.press('Enter');
  const form = (name: string) => page.getByRole('region', { name: `记录联系 ${name}` });
  await expect(form(NAMES[0]).getByRole('radio', { name: '接通' })).toBeFocused();
  await page.keyboard.press('1');
  await form(NAMES[0]).getByLabel('内容').fill('想再看白色实车');
  await page.keyboard.press('Control+Enter');
  await expect(form(NAMES[1])).toBeVisible();
  // A contact needs an outcome: the form stays and says so.
  await page.keyboard.press('Control+Enter');
  await expect(form(NAMES[1]).getByRole('alert').first()).toContainText('结果');
  await page.keyboard.press('Escape');
  await expect(form(NAMES[1])).toBeHidden();

  // Nobody answered: one key.
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await page.keyboard.press('2');
  await expect(page.getByRole('status').filter({ hasText: '裴元庆 未接' })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Alt+z');
  await expect(rows).toHaveCount(2);

  const calls = await callsAs(showroom.url, people.zhou);
  const [contact] = await calls.followUps.contacts.query({ id: first! });
  expect(contact).toMatchObject({ method: 'call', outcome: 'reached', content: '想再看白色实车' });
});

test('a card goes to another compartment of the drawer by its digit, with the signals seen', async ({ page }) => {
  const [first] = await due();
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/drawer`);
  const card = page.getByRole('article', { name: NAMES[0] });
  await card.focus();
  await page.keyboard.press('3');
  await expect(page.getByRole('heading', { name: `${NAMES[0]}：B → A` })).toBeVisible();
  await page
    .getByRole('checkbox', { name: '付款方式定了' })
    .or(page.getByRole('button', { name: '付款方式定了' }))
    .first()
    .click();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('region', { name: 'A 1 张' }).getByRole('article', { name: NAMES[0] })).toBeVisible();
  const calls = await callsAs(showroom.url, people.zhou);
  expect((await calls.customers.levels.steps.query({ id: first! }))[0]).toMatchObject({
    fromLevel: 'B',
    toLevel: 'A',
    signals: ['payment'],
  });
});

test('who said they come is expected at the desk, and one press makes the visit', async ({ page }) => {
  const [first] = await due();
  const calls = await callsAs(showroom.url, people.zhou);
  await calls.followUps.record.mutate({
    customerId: first!,
    method: 'call',
    outcome: 'coming',
    appointmentAt: Date.now() + 60_000,
  });
  await login(page, showroom.url, people.reception);
  const guest = page.getByRole('article', { name: NAMES[0] });
  await guest.getByRole('button', { name: '到店' }).click();
  await expect(page.getByRole('status').filter({ hasText: `${NAMES[0]} 已到店` })).toBeVisible();
  await expect(page.locator('.floor-columns').getByText(NAMES[0])).toBeVisible();
});

test('the month’s targets are typed without the mouse, and the workbench measures by them; a number opens its rows', async ({
  page,
}) => {
  await due();
  const calls = await callsAs(showroom.url, people.zhou);
  await calls.visits.register.mutate({ channel: 'walkIn', purpose: 'viewing', partySize: 1, guestName: '陈先生' });
  await login(page, showroom.url, people.admin);
  await page.goto(`${showroom.url}/#/targets`);
  const orders = page.getByRole('textbox', { name: / 订单$/ });
  await orders.first().focus();
  await page.keyboard.type('7');
  // Down the column to the next consultant, from there on to the right.
  await page.keyboard.press('ArrowDown');
  await expect(orders.nth(1)).toBeFocused();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: / 交车$/ }).nth(1)).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: '目标已存' })).toBeVisible();
  await expect(page.getByText('订单：顾问合计 14')).toBeVisible();

  await page.goto(`${showroom.url}/#/desk`);
  await expect(page.getByRole('button', { name: '周凯 订单' })).toHaveText('0/7');
  const parties = page.getByRole('button', { name: '今天 客流批次' });
  await expect(parties).toHaveText('1');
  await parties.focus();
  await page.keyboard.press('Enter');
  const rows = page.getByRole('complementary', { name: '客流批次' });
  await expect(rows.getByRole('listitem')).toHaveText([/陈先生/]);
  await page.keyboard.press('Escape');
  await expect(rows).toBeHidden();
  await expect(parties).toBeFocused();
});
