import { expect, test } from '@playwright/test';
import { type Calls, callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField } from './steps/visits.ts';

let showroom: Showroom;
let admin: Calls;
let zhou: Calls;
let card: string;

test.beforeEach(async () => {
  showroom = await openShowroom({ enrolled: false });
  admin = await callsAs(showroom.url, people.admin);
  zhou = await callsAs(showroom.url, people.zhou);
  const stock = await callsAs(showroom.url, people.warehouse);
  const model = { brand: '雷克萨斯', modelYear: 2026, fuel: 'hybrid' as const, seats: 5 };
  await admin.models.create.mutate({ ...model, series: 'RX', modelName: 'RX 350h', guidePriceFen: 489_900_00 });
  await admin.models.create.mutate({ ...model, series: 'NX', modelName: 'NX 350h', guidePriceFen: 369_800_00 });
  for (const [nth, [series, exteriorColor]] of (
    [
      ['RX', '珍珠白'],
      ['RX', '石墨黑'],
      ['NX', '珍珠白'],
    ] as const
  ).entries())
    await stock.vehicles.create.mutate({
      vin: ['JTJBKRBZ902012999', '1M8GDM9AXKP042788', 'WBAXW1104J0X16755'][nth]!,
      engineNo: `E${nth}`,
      series,
      model: `${series} 350h`,
      exteriorColor,
      origin: 'domestic',
      conformityCertNo: `H${nth}`,
      status: 'inStock',
      location: '展厅',
      listPriceFen: series === 'RX' ? 489_900_00 : 369_800_00,
    });
  const known = { name: '王建国', mobile: '13866660101', kind: 'person', rivals: '宝马 X3', level: 'B' } as const;
  card = (await zhou.customers.create.mutate({ ...known, interestSeries: 'RX' })).id;
});
test.afterEach(() => showroom?.close());

test('while the need is typed the cars that fit stand beside it; a blank takes one as 意向, Enter opens it', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${card}`);
  const fitting = page.getByRole('region', { name: '适合的车' });
  await expect(page.getByRole('heading', { name: /王建国/ })).toBeVisible();
  // Reading the card asks for nothing beside it.
  await expect(fitting).toBeHidden();
  await page.getByRole('button', { name: '补充 意向' }).click();
  await expect(fitting.locator('header')).toContainText('现车 2');
  await page.getByLabel('意向颜色').fill('黑');
  await expect(fitting.locator('header')).toContainText('现车 1');
  await page.keyboard.press('Alt+y');
  const first = fitting.getByRole('listitem').first();
  await expect(first).toBeFocused();
  await expect(first).toContainText('石墨黑');
  await expect(fitting.getByRole('listitem').nth(1)).toContainText('颜色不同');
  await page.keyboard.press('Space');
  await expect(page.getByLabel('意向颜色')).toHaveValue('石墨黑');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: '王建国' })).toBeVisible();
  expect(await zhou.customers.get.query({ id: card })).toMatchObject({
    interestModel: 'RX 350h',
    interestColor: '石墨黑',
  });

  await page.getByRole('button', { name: /(补充|修改) 意向/ }).click();
  await page.keyboard.press('Alt+y');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/vehicles\//);
  await expect(page.getByRole('note')).toContainText('王建国');
});

test('what to say about their rival is taken into the call by one key, and stays with the contact', async ({
  page,
}) => {
  await admin.playbook.create.mutate({
    kind: 'objection',
    title: '拿宝马来比',
    ask: '宝马方向手感好',
    answer: '问他一周有几天开山路',
    rivals: ['宝马 X3'],
  });
  await admin.playbook.create.mutate({ kind: 'rival', title: '对奥迪', answer: '坐第二排', rivals: ['奥迪 Q5L'] });
  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${card}`);
  await expect(page.getByRole('heading', { name: /王建国/ })).toBeVisible();
  await page.keyboard.press('Alt+1');
  const form = page.getByRole('region', { name: '记录联系 王建国' });
  await expect(form.getByText('适合的话术 1 条')).toBeVisible();
  await page.keyboard.press('Alt+p');
  await expect(form.getByRole('listitem', { name: '拿宝马来比' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('要点')).toHaveValue('问他一周有几天开山路');
  await expect(form.getByLabel('可能的回答')).toHaveValue('宝马方向手感好');
  await form.getByRole('radio', { name: '接通' }).click();
  await form.getByLabel('内容').fill('周末来试驾');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  const [contact] = await zhou.followUps.contacts.query({ id: card });
  expect(contact).toMatchObject({ preparedQuestions: '问他一周有几天开山路', predictedAnswers: '宝马方向手感好' });
});

test('Ctrl+K finds what was said, and acts on the one chosen without opening it', async ({ page }) => {
  await zhou.followUps.record.mutate({ customerId: card, method: 'call', outcome: 'reached', content: '等年终奖再定' });
  await login(page, showroom.url, people.zhou);
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('年终奖');
  const found = page.getByRole('listbox', { name: '查到的' });
  await expect(found.getByRole('group', { name: '联系' }).getByRole('option')).toContainText('王建国');
  await expect(found.locator('mark')).toHaveText('年终奖');
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('region', { name: '记录联系 王建国' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('王建国');
  await expect(found.getByRole('option', { selected: true })).toContainText('到店');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('status').filter({ hasText: '王建国 已登记到店' })).toBeVisible();
  expect((await zhou.visits.board.query()).assigned.map(({ customerId }) => customerId)).toEqual([card]);
});
