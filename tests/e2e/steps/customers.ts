import { expect, type Locator, type Page } from '@playwright/test';

export const cardFields = (page: Page): Locator => page.getByRole('region', { name: '资料' });

/** The pages' own 保存; notices and lists have buttons of that name too. */
export const save = (page: Page): Promise<void> => page.keyboard.press('Control+s');

export async function saved(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: `${name} 已保存` })).toBeVisible();
}

export async function consent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^登记同意/ }).click();
  await expect(page.getByText('已同意', { exact: false }).first()).toBeVisible();
}

/** 转正式客户, filling in what a contract needs where the page says it is missing. */
export async function convert(page: Page, needs: { idNo: string; address: string }): Promise<void> {
  const missing = page.locator('.page-actions').filter({ hasText: '转正式客户还缺' });
  await missing.getByRole('button', { name: '证件号' }).click();
  await page.keyboard.type(needs.idNo);
  await missing.getByRole('button', { name: '地址' }).click();
  await page.keyboard.type(needs.address);
  await save(page);
  await expect(page.getByRole('button', { name: '转正式客户' })).toBeEnabled();
  await page.getByRole('button', { name: '转正式客户' }).click();
  await expect(page.getByText('正式客户', { exact: true })).toBeVisible();
}

/** Unfolds a group of fields, if it is folded. */
export async function openGroup(page: Page, title: string): Promise<void> {
  const group = page.locator('details', { has: page.locator('summary', { hasText: title }) }).first();
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
}
