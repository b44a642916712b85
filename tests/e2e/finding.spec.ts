import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField, party } from './steps/visits.ts';

let showroom: Showroom;
let car: string;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
  const calls = await callsAs(showroom.url, people.sun);
  await calls.customers.create.mutate({ name: '谢浩然', mobile: '13911114177', kind: 'person' });
  await calls.customers.create.mutate({ name: '解小东', mobile: '13911114178', kind: 'person' });
  const stock = await callsAs(showroom.url, people.warehouse);
  const made = await stock.vehicles.create.mutate({
    vin: 'JTJBKRBZ902012999',
    engineNo: '2GR-9F88123',
    series: 'RX',
    origin: 'imported',
    status: 'inStock',
    importCertNo: 'IC-1',
    inspectionNo: 'SJ-1',
    cocNo: 'COC-1',
  });
  car = made.id;
});
test.afterAll(() => showroom?.close());

test('Enter at the register takes the only match of letters or of digits that are no number', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  for (const typed of ['xiehr', '4177']) {
    await expect(guestField(page)).toBeFocused();
    // At once: the list shown is the one of the whole text.
    await page.keyboard.insertText(typed);
    await expect(page.getByRole('option', { name: /谢浩然/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(guestField(page)).toBeHidden();
    await expect(page.locator('.guest-chosen')).toContainText('谢浩然');
    await page.getByRole('button', { name: '不是这位' }).click();
    await guestField(page).fill('');
  }
});

test('among several Enter goes to the list, where the next one takes; a surname alone lists them', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.insertText('谢');
  await expect(page.getByRole('option')).toHaveCount(1);
  await guestField(page).fill('xie');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  const chosen = await page.getByRole('option', { selected: true }).innerText();
  await page.keyboard.press('Enter');
  const name = chosen.includes('谢浩然') ? '谢浩然' : '解小东';
  await expect(page.locator('.guest-chosen')).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(party(page, name)).toContainText('孙悦');
});

test('a car’s buyer: Enter takes the only one, asks among several, and never clears what was typed', async ({
  page,
}) => {
  await login(page, showroom.url, people.sun);
  await page.goto(`${showroom.url}/#/vehicles/${car}`);
  const buyer = page.getByRole('combobox', { name: '购买人' });
  await buyer.fill('139');
  await expect(page.getByRole('option')).toHaveCount(2);
  await buyer.press('Enter');
  await expect(buyer).toHaveValue('139');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
  await buyer.fill('nobody at all');
  await buyer.press('Enter');
  await expect(buyer).toHaveValue('nobody at all');
  await buyer.fill('xhr');
  await buyer.press('Enter');
  await expect(page.getByRole('button', { name: '谢浩然', exact: true })).toBeVisible();
});
