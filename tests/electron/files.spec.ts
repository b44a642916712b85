import { expect, type Page, test } from '@playwright/test';
import { callsAs } from '../e2e/steps/api.ts';
import { addFiles, contract, expectPicture, photograph, tile } from '../e2e/steps/files.ts';
import { login, people } from '../e2e/steps/people.ts';
import { openShowroom, type Showroom } from '../e2e/steps/showroom.ts';
import { whyNot } from './electron-at-hand.ts';
import { openPacked, type PackedWindow, packedCopy, unpacked } from './packed-app.ts';

const reason = whyNot ?? (unpacked ? null : 'nothing is packed (npm run pack)');
test.skip(reason !== null, reason ?? '');
test.describe.configure({ timeout: 150_000 });

const ADDRESS = 'app://showroom/';
const LARGE = 18 * 1024 * 1024;

let copy: ReturnType<typeof packedCopy>;
let showroom: Showroom;
let card: string;
let window: PackedWindow | undefined;

test.beforeAll(async () => {
  copy = packedCopy();
  showroom = await openShowroom();
  const calls = await callsAs(showroom.url, people.zhou);
  const { id } = await calls.customers.create.mutate({ name: '罗成', mobile: '13977770021', kind: 'person' });
  card = `files/customer/${id}`;
  await showroom.kill();
});
test.afterAll(async () => {
  await window?.close();
  copy?.remove();
  await showroom?.close();
});

/** The files of the card in a window that has just been opened. */
async function filesInNewWindow(): Promise<Page> {
  await window?.close();
  window = await openPacked(copy.dir, ['--data', showroom.dir]);
  const { page } = window;
  await login(page, ADDRESS, people.zhou);
  await page.goto(`${ADDRESS}#/${card}`);
  await expect(page.getByRole('button', { name: '添加文件' })).toBeVisible();
  return page;
}

test('photographs, a contract and a file of 18 MB added in the packed window arrive, open, and are there after a restart', async ({
  browser,
}) => {
  const camera = await browser.newPage();
  const [licence, paper] = [await photograph(camera, '行驶证.png'), await contract(camera, '购车合同.pdf')];
  const large = Buffer.alloc(LARGE, 7);
  large.set([0xff, 0xd8, 0xff]);
  const names = ['行驶证.png', '购车合同.pdf', '全景.jpg'];

  const page = await filesInNewWindow();
  await addFiles(page, licence, paper, { name: '全景.jpg', bytes: large });
  for (const name of names) await expect(tile(page, name)).toContainText('已上传', { timeout: 60_000 });
  await expectPicture(tile(page, '行驶证.png').locator('img'));

  const again = await filesInNewWindow();
  for (const name of names) await expect(tile(again, name)).toBeVisible();
  await again.getByRole('button', { name: '打开 行驶证.png' }).press('Enter');
  await expectPicture(again.getByRole('complementary').getByRole('img', { name: '行驶证.png' }));
  await again.keyboard.press('Escape');
  await again.getByRole('button', { name: '打开 购车合同.pdf' }).press('Enter');
  await expect(again.getByRole('complementary', { name: '购车合同.pdf' }).locator('iframe')).toBeVisible();
});
