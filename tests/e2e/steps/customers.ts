import { expect, type Locator, type Page } from '@playwright/test';

export const cardFields = (page: Page): Locator => page.getByRole('region', { name: '资料' });

/** The empty card, once it stands there: the page before it may have fields of the same names. */
export async function newCard(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#/customers/new`);
  await expect(cardFields(page).getByLabel('姓名')).toBeFocused();
}

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
  const missing = cardFields(page).locator('.customer-missing').filter({ hasText: '转正式客户还缺' });
  await missing.getByRole('button', { name: '证件号' }).click();
  await expect(page.getByLabel('证件号')).toBeFocused();
  await page.keyboard.type(needs.idNo);
  await missing.getByRole('button', { name: '地址' }).click();
  await expect(page.getByLabel('地址')).toBeFocused();
  await page.keyboard.type(needs.address);
  await save(page);
  await expect(page.getByRole('button', { name: '转正式客户' })).toBeEnabled();
  await page.getByRole('button', { name: '转正式客户' }).click();
  await expect(page.getByText('正式客户', { exact: true })).toBeVisible();
}

/** A group for typing, and left open where it is open already: unfolded in a form, made a form where the card is read. */
export async function openGroup(page: Page, title: string): Promise<void> {
  const heading = page.locator('summary, h3').filter({ hasText: title });
  const group = cardFields(page).locator('details, [data-group]').filter({ has: heading }).first();
  await expect(group).toBeVisible();
  const fold = group.locator('> summary');
  const change = group.getByRole('button', { name: /^(补充|修改) / });
  if ((await group.getAttribute('open')) === null && (await fold.count()) > 0) await fold.click();
  else if ((await change.count()) > 0) await change.click();
}
