import { expect, type Locator, type Page, test } from '@playwright/test';
import { newCard } from './steps/customers.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

/** Presses and lets go as a hand does, at one place, whatever moves meanwhile. */
async function press(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox())!;
  await page.mouse.move(box.x + Math.min(box.width / 2, 30), box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(120);
  await page.mouse.up();
}

test('a field left empty complains, and the fold pressed below it opens at once', async ({ page }) => {
  await login(page, showroom.url, people.zhou);
  await newCard(page, showroom.url);
  const group = page.locator('details', { has: page.locator('summary', { hasText: '证件' }) }).first();
  await expect(group).not.toHaveAttribute('open');
  await press(page, group.locator('summary'));
  await expect(group).toHaveAttribute('open', '');
  await expect(page.getByRole('alert').first()).toBeVisible();
});

test('a chip below a field that complains is chosen by the same press', async ({ page }) => {
  await login(page, showroom.url, people.zhou);
  await newCard(page, showroom.url);
  const chip = page.getByRole('radio', { name: '女', exact: true });
  await press(page, chip);
  await expect(chip).toBeChecked();
  await expect(page.getByRole('alert').first()).toBeVisible();
});

test('a day picked from the month stands in its field, without a complaint on the way', async ({ page }) => {
  await login(page, showroom.url, people.zhou);
  await newCard(page, showroom.url);
  const day = page.getByLabel('下次联系');
  await day.focus();
  await press(page, page.locator('[data-field="nextContactOn"]').getByRole('button', { name: '从日历选' }));
  const cell = page.locator('.ant-picker-cell-in-view').last();
  await expect(cell).toBeVisible();
  await press(page, cell);
  await expect(day).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await expect(page.locator('[data-field="nextContactOn"]').getByRole('alert')).toHaveCount(0);
});
