import { expect, type Locator, type Page } from '@playwright/test';

const register = (page: Page): Locator => page.getByRole('form', { name: '登记' });
export const guestField = (page: Page): Locator => register(page).getByLabel('电话/姓名');

/** Types the guest where the cursor stands and presses Enter. Returns the number of keys. */
export async function registerByKeyboard(page: Page, guest: string): Promise<number> {
  await expect(guestField(page)).toBeFocused();
  await page.keyboard.type(guest);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toBeVisible();
  await expect(guestField(page)).toHaveValue('');
  return [...guest].length + 1;
}

/** The card of a party on the board. */
export const party = (page: Page, name: string): Locator => page.getByRole('article', { name });

export const column = (page: Page, name: '等待' | '接待中' | '已离店'): Locator =>
  page.getByRole('region', { name, exact: true });

/** Chooses from a list by typing, as one does at the desk. */
export async function choose(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
  await field.press('Enter');
}

export async function assign(page: Page, name: string, consultant: string): Promise<void> {
  await party(page, name).getByRole('button', { name: '分配' }).click();
  const panel = page.getByRole('complementary');
  await choose(panel.getByLabel('顾问', { exact: true }), consultant);
  await panel.getByRole('button', { name: '分配' }).click();
  await expect(panel).toBeHidden();
}

export async function receive(page: Page, name: string): Promise<void> {
  await party(page, name).getByRole('button', { name: '接待' }).click();
  await expect(column(page, '接待中').getByRole('article', { name })).toBeVisible();
}

/** 补录: the 来店登记表 with everything it asks for; `guest` where the desk has not written it down yet. */
export async function complete(page: Page, name: string, guest: { name?: string; phone?: string } = {}): Promise<void> {
  await party(page, name).getByRole('button', { name: '补录' }).click();
  const panel = page.getByRole('complementary');
  if (guest.name !== undefined) await panel.getByLabel('姓名').fill(guest.name);
  await panel.getByRole('radio', { name: '男' }).click();
  if (guest.phone !== undefined) await panel.getByLabel('电话').fill(guest.phone);
  await choose(panel.getByLabel('意向车系'), 'RX');
  await choose(panel.getByLabel('来源', { exact: true }), '官网');
  await panel.getByLabel('洽谈经过').fill('看了 RX 350h，周末带家人试驾');
  await panel.getByRole('button', { name: '保存' }).click();
  await expect(panel).toBeHidden();
}

/** 建卡 on the board; the card opens. */
export async function makeCard(page: Page, name: string): Promise<void> {
  await party(page, name).getByRole('button', { name: '建卡' }).click();
  await expect(page.getByRole('region', { name: '资料' })).toBeVisible();
  await expect(page).toHaveURL(/#\/customers\/[0-9a-f-]{36}$/);
}
