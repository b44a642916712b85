import { type Browser, expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { type Person, people, signIn } from './steps/people.ts';
import { openSecondDesk, type SecondDesk } from './steps/second-desk.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { expectMark } from './steps/sync-mark.ts';

const password = 'zhanting-2026';
const wu: Person = { name: '吴敏', login: 'wumin', role: 'backOffice', password };
const chen: Person = { name: '陈立', login: 'chenli', role: 'manager', password };
const VIN = '1M8GDM9AXKP042788';

let showroom: Showroom;
let second: SecondDesk;
let car: string;
const pages: Page[] = [];

test.beforeEach(async () => {
  showroom = await openShowroom();
  const admin = await callsAs(showroom.url, people.admin);
  for (const one of [wu, chen]) await admin.staff.add.mutate({ ...one, authorityLevel: one === chen ? 1 : 0 });
  const typed = { vin: VIN, origin: 'imported', engineNo: 'E1', importCertNo: 'C1', inspectionNo: 'S1' } as const;
  car = (await admin.vehicles.create.mutate({ ...typed, status: 'inStock', series: 'RX', model: 'RX 350h' })).id;
  second = await openSecondDesk(showroom);
  const there = await callsAs(second.url, people.admin);
  await expect.poll(async () => (await there.vehicles.list.query({ filters: {} })).rows.length).toBe(1);
  await expect.poll(async () => (await there.staff.list.query()).some(({ login }) => login === chen.login)).toBe(true);
});
test.afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
  await second?.stop();
  await showroom?.close();
});

async function atTheCar(browser: Browser, url: string, who: Person): Promise<Page> {
  const page = await browser.newPage();
  pages.push(page);
  await signIn(page, url, who);
  await page.goto(`${url}/#/vehicles/${car}`);
  return page;
}
const panel = (page: Page) => page.getByRole('region', { name: '配车', exact: true });
async function allocate(page: Page, orderNo: string): Promise<void> {
  await panel(page).getByRole('button', { name: '配车' }).click();
  await page.getByLabel('订单号').fill(orderNo);
  await page.keyboard.press('Control+s');
  await expect(panel(page)).toContainText('待确认');
}

test('two PCs without a line promise one car; one is confirmed, the other is told who has it, and a manager closes the question', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const here = await atTheCar(browser, showroom.url, wu);
  const there = await atTheCar(browser, second.url, wu);
  await expectMark(here, /^已同步/);
  await showroom.office.stop();
  await allocate(here, 'DD0601-261123-A001');
  await allocate(there, 'DD0601-261123-B001');

  await showroom.office.start();
  const rowOf = (page: Page, order: string) => panel(page).locator('p', { hasText: order });
  // Whose operation arrived first is nobody's choice.
  await expect(rowOf(here, 'A001')).toContainText(/已确认|未成功/, { timeout: 60_000 });
  await expect(rowOf(there, 'B001')).toContainText(/已确认|未成功/, { timeout: 60_000 });
  const lostHere = (await rowOf(here, 'A001').innerText()).includes('未成功');
  const loser = lostHere ? here : there;
  const [won, lost] = lostHere ? ['B001', 'A001'] : ['A001', 'B001'];
  await expect(rowOf(loser, lost)).toContainText('未成功');

  await panel(loser)
    .getByRole('link', { name: `DD0601-261123-${lost}` })
    .click();
  await expect(loser.getByText(`该车已配给`)).toContainText(`DD0601-261123-${won}`);
  await loser.screenshot({ path: 'artefacts/screens/zh-CN/allocation-lost.png' });
  await loser.getByRole('link', { name: '查看单据问题' }).click();
  await expect(loser.getByRole('region', { name: '占用方' })).toContainText(won);
  await loser.screenshot({ path: 'artefacts/screens/zh-CN/deal-issue.png' });

  // The manager at the other PC has the same question on the list and closes it.
  const url = loser === here ? second.url : showroom.url;
  const boss = await browser.newPage();
  pages.push(boss);
  await signIn(boss, url, chen);
  await boss.goto(`${url}/#/deal-issues`);
  await boss.locator('.list-table').press('ArrowDown');
  await boss.locator('.list-table').press('Enter');
  await boss.getByRole('button', { name: '处理完毕' }).click();
  await boss.getByLabel('处理结果').fill('客户另配一台');
  await boss.keyboard.press('Control+s');
  await expect(boss.getByText('客户另配一台').first()).toBeVisible();
});
