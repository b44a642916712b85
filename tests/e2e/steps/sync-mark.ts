import { expect, type Page } from '@playwright/test';

const mark = (page: Page) => page.getByRole('banner').locator('.sync-mark');

/** The mark of the line to head office, always in sight: "离线 2", "已同步 10:42". A long backlog may take its time. */
export async function expectMark(page: Page, text: string | RegExp, timeout = 15_000): Promise<void> {
  await expect(mark(page)).toHaveText(text, { timeout });
}
