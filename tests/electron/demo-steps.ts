import { expect, type Page } from '@playwright/test';
import { gatewayCommand } from '../harness/processes.ts';

/** The receptionist of the demo registers a party, the mark goes to 已同步, and head office holds the record. */
export async function registerUntilHeadOfficeHasIt(page: Page, said: () => string, phone: string): Promise<void> {
  await page.getByRole('button', { name: /李娜/ }).click();
  await page.keyboard.type('zhanting-demo');
  await page.keyboard.press('Enter');
  await page.getByLabel('电话/姓名').fill(`${phone} 欧先生`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('欧先生').first()).toBeVisible();
  await expect(page.locator('.sync-mark')).toContainText('已同步', { timeout: 240_000 });
  const args = ['records', '--data', demoFolder(said()), '--store', 'S001', '--entity', 'visit'];
  const arrived = async () => (await gatewayCommand(...args)).filter((line) => line.includes(phone)).length;
  await expect.poll(arrived, { timeout: 30_000 }).toBe(1);
}

/** The gateway's data folder, as the demo printed it. */
export const demoFolder = (said: string): string => /--data "([^"]+)"/.exec(said)?.[1] ?? '';
