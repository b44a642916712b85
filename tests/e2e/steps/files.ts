import { expect, type Locator, type Page } from '@playwright/test';

export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A real picture: what this window shows. */
export const photograph = async (page: Page, name: string): Promise<PickedFile> => ({
  name,
  mimeType: 'image/png',
  buffer: await page.screenshot(),
});

/** A real PDF of one page. */
export const contract = async (page: Page, name: string): Promise<PickedFile> => ({
  name,
  mimeType: 'application/pdf',
  buffer: await page.pdf(),
});

export const addFiles = (page: Page, ...files: PickedFile[]): Promise<void> =>
  page.locator('input[type=file][accept*="image/png"]').setInputFiles(files);

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
