import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

test('PDI by keyboard: begun on the car’s card, a fault keeps it from passing, mended it passes', async ({ page }) => {
  const admin = await callsAs(showroom.url, people.admin);
  const car = { vin: '1M8GDM9AXKP042788', origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1' } as const;
  const { id } = await admin.vehicles.create.mutate({
    ...car,
    status: 'inStock',
    model: 'RX 350h',
    exteriorColor: '白',
  });
  await login(page, showroom.url, people.warehouse);
  await page.goto(`${showroom.url}/#/vehicles/${id}`);
  await page.getByRole('button', { name: '开始 PDI' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '里程', exact: true })).toBeFocused();
  await page.keyboard.type('12');
  const points = page.getByRole('region', { name: '检查项目' });
  await points.getByRole('radiogroup', { name: '外观漆面' }).getByRole('radio').first().focus();
  await page.keyboard.press('2');
  await points.getByLabel('外观漆面 说明').focus();
  await page.keyboard.type('右后门漆点');
  await points.getByRole('button', { name: '其余都正常' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  const next = page.getByRole('region', { name: '下一步' });
  await expect(next.getByRole('button', { name: '合格', exact: true })).toBeDisabled();
  await expect(next).toContainText('1 项异常，修好再做一次，或判不合格');
  await points.getByRole('radiogroup', { name: '外观漆面' }).getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+s');
  await next.getByRole('button', { name: '合格', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^PD/ })).toBeVisible();
});
