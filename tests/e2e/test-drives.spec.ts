import { expect, type Page, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

const steps = (page: Page) => page.getByRole('region', { name: '步骤' });

test('a drive by keyboard: booked from the card in six strokes, licence and agreement checked, out, back, feedback, level', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const admin = await callsAs(showroom.url, people.admin);
  await admin.demoCars.create.mutate({ number: '试01', series: 'ES', odometerKm: 800 });
  await admin.demoCars.create.mutate({ number: '试02', series: 'RX', model: 'RX 350h', odometerKm: 3_210 });
  const zhou = await callsAs(showroom.url, people.zhou);
  const guest = await zhou.customers.create.mutate({
    name: '王建国',
    mobile: '13912345678',
    interestSeries: 'RX',
    level: 'B',
  });

  await login(page, showroom.url, people.zhou);
  await page.goto(`${showroom.url}/#/customers/${guest.id}`);
  // The workbench one comes from has a number of drives to press, too.
  await expect(page.getByRole('heading', { name: /王建国/ })).toBeVisible();
  await page.keyboard.press('Alt+t');
  await expect(page.getByText('给 王建国 约试驾')).toBeVisible();
  // Tomorrow: on the car of the series the guest wants, from the morning on.
  await page.keyboard.press('Alt+ArrowRight');
  // Before the showroom opens, today's calendar begins at the same half hour.
  await expect(page.locator('.drive-days [aria-current="date"]')).not.toHaveAccessibleName(/今天/);
  await expect(page.getByRole('button', { name: '试02 08:30 空' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '试02 09:30–10:00' })).toBeVisible();
  await expect(page.getByRole('radio', { name: '试驾' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '王建国 已约' })).toBeVisible();

  await expect(page.getByLabel('驾照号')).toBeFocused();
  await page.keyboard.type('11010519491231002x');
  await page.getByLabel('准驾车型').focus();
  await page.keyboard.type('C1');
  await page.keyboard.press('Enter');
  await page.getByLabel('有效期至').focus();
  await page.keyboard.type('20200101');
  await page.keyboard.press('Tab');
  await expect(steps(page)).toContainText('驾照已过期');
  await page.getByLabel('有效期至').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('20990101');
  await page.keyboard.press('Tab');
  await expect(steps(page)).toContainText('驾照可以开这台车');

  const go = async (name: string) => {
    await steps(page).getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await go('出车');
  await expect(page.getByText('协议还没签，先签字再出车').first()).toBeVisible();
  await go('屏幕签名');
  const box = (await steps(page).getByRole('img', { name: '请客户在框里签名' }).boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 30, { steps: 8 });
  await page.mouse.up();
  await go('签好');
  await expect(steps(page).getByRole('img', { name: '客户签名' })).toBeVisible();

  await page.getByLabel('出车里程').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('试02 已出车')).toBeVisible();
  await expect(page.getByLabel('还车里程')).toBeFocused();
  await page.keyboard.type('3209');
  await page.keyboard.press('Enter');
  await expect(steps(page)).toContainText('还车里程小于出车里程');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3222');
  await page.keyboard.press('Enter');
  await expect(page.getByText('试02 已还，跑了 12 km')).toBeVisible();
  await expect(page.locator('.drive-scores :focus')).toHaveCount(1);

  for (const score of '5454545') {
    await page.keyboard.press(score);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('安静');
  for (let field = 0; field < 3; field += 1) await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(steps(page)).toContainText('现在 B，建议改为 H');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('反馈已保存')).toBeVisible();
  await expect(steps(page)).toContainText('综合 4.6 分');

  await page.goto(`${showroom.url}/#/customers/${guest.id}`);
  await expect(page.getByRole('region', { name: '时间线' })).toContainText(
    '试驾 · 试02 RX 350h · 12 km · 很想买 · 安静',
  );
  expect((await zhou.customers.get.query({ id: guest.id })).level).toBe('H');
  const [drive] = (await zhou.testDrives.list.query({})).rows;
  expect(drive).toMatchObject({ state: 'back', score: 4.6 });
});
