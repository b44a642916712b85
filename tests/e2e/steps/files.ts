import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

export interface PickedFile {
  name: string;
  bytes: Buffer;
}

/** A real picture: what this window shows. */
export const photograph = async (page: Page, name: string): Promise<PickedFile> => ({
  name,
  bytes: await page.screenshot(),
});

/** A real PDF of one page. */
export const contract = async (page: Page, name: string): Promise<PickedFile> => ({
  name,
  bytes: await page.pdf(),
});

/** Chooses files that lie on the disk: 20 MB handed over the tester's own wire would take longer than the app does. */
export async function addFiles(page: Page, ...files: PickedFile[]): Promise<void> {
  const folder = test.info().outputPath(crypto.randomUUID());
  mkdirSync(folder, { recursive: true });
  const paths = files.map(({ name }) => join(folder, name));
  for (const [index, { bytes }] of files.entries()) writeFileSync(paths[index]!, bytes);
  await page.locator('input[type=file][accept*="image/png"]').setInputFiles(paths);
}

/** The tile of a file, by its name. */
export const tile = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: '文件', exact: true }).getByRole('listitem').filter({ hasText: name });

/** The small picture on a tile has been drawn. */
export async function expectPicture(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
    .toBeGreaterThan(0);
}
