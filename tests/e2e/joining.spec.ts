import { expect, test } from '@playwright/test';
import { enrolCode, freePort, type RunningProcess, startApp, tempFolder } from '../harness/processes.ts';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

const folder = tempFolder();
let first: Showroom;
let second: RunningProcess;

test.beforeAll(async () => {
  first = await openShowroom();
  second = await startApp(folder.dir, await freePort());
});
test.afterAll(async () => {
  await second?.stop();
  await first?.close();
  folder.remove();
});

test('a second PC joins the showroom: its people log in, its customers are there, and who is disabled is out on both', async ({
  page,
}) => {
  const zhou = await callsAs(first.url, people.zhou);
  const { id } = await zhou.customers.create.mutate({ name: '程咬金', mobile: '13955550201', kind: 'person' });
  const admin = await callsAs(first.url, people.admin);
  await expect(async () => expect((await admin.sync.status.query()).pending).toBe(0)).toPass({ timeout: 15_000 });

  await page.goto(second.url);
  await page.getByText('加入已有展厅').click();
  await page.getByLabel('总部地址').fill(first.office.url);
  await page.getByLabel('连接码').fill('ZT-NOT-A-CODE');
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByText('连接码不对、用过了或过期了', { exact: false }).first()).toBeVisible();
  await page.getByLabel('连接码').fill(await enrolCode(first.office.dir));
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByRole('heading', { name: /城西雷克萨斯 的员工和设置已收齐/ })).toBeVisible({ timeout: 20_000 });

  // A join that is broken off here goes on where it was, without another code.
  await page.reload();
  await page.getByRole('button', { name: /下一步/ }).click();
  const key = await page.getByTestId('recovery-key').innerText();
  await page.getByLabel('抄好后，输入最后一组').fill(key.trim().split('-').at(-1)!);
  await page.getByRole('button', { name: '抄好了' }).click();

  await login(page, second.url, people.zhou);
  await page.goto(`${second.url}/#/customers/${id}`);
  await expect(page.getByText('程咬金').first()).toBeVisible();

  const staff = await admin.staff.list.query();
  await admin.staff.disable.mutate({ id: staff.find(({ login: account }) => account === people.zhou.login)!.id });
  await expect(page.getByText('这个账号刚刚停用了', { exact: false })).toBeVisible({ timeout: 10_000 });
});
