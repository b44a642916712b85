import { expect, type Page } from '@playwright/test';

/** The first start as a person does it: the showroom, its administrator, the recovery key, head office later. Returns the key. */
export async function firstRun(page: Page): Promise<string> {
  await page.getByLabel('展厅名称').fill('城西雷克萨斯');
  await page.getByLabel('展厅代码').fill('S001');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名').fill('韩梅');
  await page.getByLabel('账号').fill('hanmei');
  await page.getByLabel('密码', { exact: true }).fill('showroom-2026');
  await page.getByLabel('再输入一次密码').fill('showroom-2026');
  await page.getByRole('button', { name: '建立' }).click();
  const key = (await page.getByTestId('recovery-key').innerText()).trim();
  await page.getByLabel('抄好后，输入最后一组').fill(key.split('-').at(-1)!);
  await page.getByRole('button', { name: '抄好了' }).click();
  await page.getByRole('button', { name: '以后再说' }).click();
  await expect(page.getByRole('banner').getByText('城西雷克萨斯')).toBeVisible();
  return key;
}

/** Registers a walk-in at the desk, by keyboard. */
export async function registerParty(page: Page, guest: string): Promise<void> {
  await page.getByRole('link', { name: '展厅' }).first().click();
  await page.getByLabel('电话/姓名').fill(guest);
  await page.keyboard.press('Enter');
}
