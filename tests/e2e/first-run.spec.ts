import { expect, test } from '@playwright/test';
import { enrolCode, freePort, type RunningProcess, startApp, startGateway, tempFolder } from '../harness/processes.ts';
import { expectMark } from './steps/sync-mark.ts';

const folders = [tempFolder(), tempFolder()] as const;
let app: RunningProcess;
let gateway: RunningProcess;

test.beforeAll(async () => {
  [app, gateway] = await Promise.all([
    startApp(folders[0].dir, await freePort()),
    startGateway(folders[1].dir, await freePort()),
  ]);
});
test.afterAll(async () => {
  await Promise.all([app?.stop(), gateway?.stop()]);
  for (const folder of folders) folder.remove();
});

test('a new showroom: name, administrator, the recovery key proved to be written down, head office joined', async ({
  page,
}) => {
  await page.goto(app.url);
  await page.getByLabel('展厅名称').fill('城西雷克萨斯');
  await page.getByLabel('展厅代码').fill('城西');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByLabel('展厅代码')).toHaveAccessibleDescription('2-16 位字母、数字或短横');
  await page.getByLabel('展厅代码').fill('S001');
  await page.getByRole('button', { name: '下一步' }).click();

  await page.getByLabel('姓名').fill('韩梅');
  await page.getByLabel('账号').fill('hanmei');
  await page.getByLabel('密码', { exact: true }).fill('zhanting-2026');
  await page.getByLabel('再输入一次密码').fill('zhanting-2025');
  await page.getByRole('button', { name: '建立' }).click();
  await expect(page.getByLabel('再输入一次密码')).toHaveAccessibleDescription('两次输入的密码不一样');
  await page.getByLabel('再输入一次密码').fill('zhanting-2026');
  // A look back at the showroom's name costs nothing.
  await page.getByRole('button', { name: '上一步' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByLabel('账号')).toHaveValue('hanmei');
  await page.getByRole('button', { name: '建立' }).click();

  // The window is closed over the key: what was typed is there again, and another key is shown.
  const before = await page.getByTestId('recovery-key').innerText();
  await page.reload();
  await expect(page.getByText('先前抄的作废')).toBeVisible();
  await expect(page.getByLabel('展厅代码')).toHaveValue('S001');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill('韩梅');
  await page.getByLabel('账号').fill('hanmei');
  await page.getByLabel('密码', { exact: true }).fill('zhanting-2026');
  await page.getByLabel('再输入一次密码').fill('zhanting-2026');
  await page.getByRole('button', { name: '建立' }).click();
  const key = await page.getByTestId('recovery-key').innerText();
  expect(key).not.toBe(before);
  await page.getByLabel('抄好后，输入最后一组').fill('XXXX');
  await page.getByRole('button', { name: '抄好了' }).click();
  await expect(page.getByLabel('抄好后，输入最后一组')).toHaveAccessibleDescription(/与最后一组不一样/);
  await page.getByLabel('抄好后，输入最后一组').fill(key.trim().split('-').at(-1)!);
  await page.getByRole('button', { name: '抄好了' }).click();

  // Nobody types an address and a code within a few seconds: the step waits for them.
  await page.waitForTimeout(4000);
  await page.route('**/api/session.login*', (route) => route.abort());
  await page.getByRole('button', { name: '以后再说' }).click();
  await expect(page.getByText('程序暂时没有回应')).toBeVisible();
  await page.unroute('**/api/session.login*');
  await page.getByLabel('总部地址').fill(gateway.url);
  await page.getByLabel('连接码').fill('ZT-NOT-A-CODE');
  await page.getByRole('button', { name: '连接' }).click();
  await expect(page.getByText('连接码不对、用过了或过期了', { exact: false }).first()).toBeVisible();
  await page.getByLabel('连接码').fill(await enrolCode(folders[1].dir));
  await page.getByRole('button', { name: '连接' }).click();
  await expect(page.getByRole('banner').getByText('城西雷克萨斯')).toBeVisible();
  await expectMark(page, /^已同步/);
});
