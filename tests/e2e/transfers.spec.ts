import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Role } from '../../db/staff/model.ts';
import { enrolCode, freePort, type RunningProcess, startApp, startGateway, tempFolder } from '../harness/processes.ts';
import { type Calls, callsAs, callsTo } from './steps/api.ts';
import { type Person, signIn } from './steps/people.ts';

/** Two stores of one group behind one gateway, each on a PC of its own. */
const person = (name: string, login: string, role: Role): Person => ({ name, login, role, password: 'zhanting-2026' });
const west = {
  boss: person('韩梅', 'hanmei', 'admin'),
  chen: person('陈立', 'chenli', 'manager'),
  zhao: person('赵强', 'zhaoqiang', 'warehouse'),
  zheng: person('郑芳', 'zhengfang', 'finance'),
};
const east = {
  boss: person('方圆', 'fangyuan', 'admin'),
  wu: person('吴敏', 'wumin', 'backOffice'),
  he: person('何军', 'hejun', 'warehouse'),
  qian: person('钱丽', 'qianli', 'finance'),
};
const VIN = '1M8GDM9AXKP042788';

const folders = [tempFolder(), tempFolder(), tempFolder()] as const;
let gateway: RunningProcess;
let apps: Awaited<ReturnType<typeof startApp>>[] = [];
let pages: Page[] = [];

async function store(dir: string, code: string, name: string, staff: Record<string, Person>, office: string) {
  const app = await startApp(dir, await freePort());
  apps.push(app);
  const [boss, ...others] = Object.values(staff) as [Person, ...Person[]];
  const { setup } = callsTo(app.url);
  const admin = { name: boss.name, login: boss.login, password: boss.password };
  const { recoveryKey } = await setup.firstRun.mutate({ showroomName: name, showroomCode: code, admin });
  await setup.confirmRecoveryKey.mutate({ lastGroup: recoveryKey.split('-').at(-1)! });
  const calls = await callsAs(app.url, boss);
  for (const one of others) await calls.staff.add.mutate(one);
  await calls.sync.enrol.mutate({ url: office, code: await enrolCode(folders[0].dir, code, '--name', name) });
  return { url: app.url, calls };
}

test.afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await Promise.all(apps.map((app) => app.stop()));
  await gateway?.stop();
  [pages, apps] = [[], []];
  for (const folder of folders) folder.remove();
});

async function desk(browser: Browser, url: string, who: Person, path: string): Promise<Page> {
  const page = await browser.newPage();
  pages.push(page);
  await signIn(page, url, who);
  await page.goto(`${url}/#${path}`);
  return page;
}
const known = async (calls: Calls) => {
  await expect.poll(async () => (await calls.transfers.sisters.query()).length, { timeout: 20_000 }).toBe(1);
};
const press = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click();

test('东店 asks, 西店 approves and sends, 东店 inspects, both finances confirm: each sees the other without a word by phone', async ({
  browser,
}) => {
  const port = await freePort();
  gateway = await startGateway(folders[0].dir, port);
  const office = `http://127.0.0.1:${port}`;
  const [w, e] = await Promise.all([
    store(folders[1].dir, 'S001', '城西店', west, office),
    store(folders[2].dir, 'S002', '城东店', east, office),
  ]);
  const chen = await callsAs(w.url, west.chen);
  await chen.vehicles.create.mutate({
    ...{ vin: VIN, origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1', status: 'inStock', location: '一号库' },
    ...{ series: 'RX', model: 'RX 350h', exteriorColor: '珍珠白', costFen: 400_000_00 },
  });
  await Promise.all([known(w.calls), known(e.calls)]);

  const asking = await desk(browser, e.url, east.wu, '/transfers/new');
  await asking.getByLabel('车架号').fill(VIN);
  await press(asking, '提交申请');
  await expect(asking.getByText('经理答复')).toBeVisible();
  await expect(asking).toHaveURL(/transfers\/[0-9a-f-]{36}$/);
  const address = new URL(asking.url()).hash.slice(1);

  const answering = await desk(browser, w.url, west.chen, '/transfers');
  await answering.getByText(VIN).click();
  await press(answering, '批准');
  await press(answering, '批准');
  await expect(answering.getByText('仓库出库')).toBeVisible();

  const sending = await desk(browser, w.url, west.zhao, address);
  await press(sending, '调拨出库');
  await sending.getByLabel('里程').fill('12');
  await sending.getByLabel('运费').fill('1200');
  await press(sending, '签字');
  await expect(sending.getByRole('region', { name: /^调拨出库单 DC/ })).toBeVisible();
  await expect(sending.getByText('调拨价')).toHaveCount(1);

  const receiving = await desk(browser, e.url, east.he, address);
  await press(receiving, '验收入库');
  await receiving.getByLabel('里程').fill('36');
  await receiving.getByLabel('停放').fill('二号库');
  await receiving.getByLabel('验收问题').fill('前杠划伤');
  await receiving.getByLabel('损失金额').fill('800');
  await receiving.getByRole('radio', { name: /调出方/ }).click();
  await press(receiving, '签字');
  await expect(receiving.getByRole('region', { name: /^调拨入库单 DR/ })).toContainText('前杠划伤');

  const billing = await desk(browser, w.url, west.zheng, address);
  await press(billing, '确认结算');
  await press(billing, '确认结算');
  await expect(billing.getByRole('region', { name: /^内部结算清单 JS/ })).toContainText('400,400');
  const paying = await desk(browser, e.url, east.qian, address);
  await press(paying, '确认结算');
  await press(billing, '款已收，结清');
  await expect(billing.getByText('已办完')).toBeVisible();
  await expect(paying.getByText('已办完')).toBeVisible({ timeout: 20_000 });
  await asking.goto(`${e.url}/#/transfers`);
  await expect(asking.getByText('已结清')).toBeVisible();
});
