import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { callsAs } from './steps/api.ts';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { column, party, registerByKeyboard } from './steps/visits.ts';

let showroom: Showroom;
test.beforeAll(async () => {
  showroom = await openShowroom();
});
test.afterAll(() => showroom?.close());

/** Writes noise over a page of the store; the app is not running. */
function damage(page: number): void {
  const file = openSync(join(showroom.dir, 'store.db'), 'r+');
  writeSync(file, Buffer.alloc(512, 0x5a), 0, 512, (page - 1) * 4096 + 1024);
  closeSync(file);
}

test('a store that was damaged is put back from a backup at its own page, by keyboard, and every party is there again', async ({
  page,
}) => {
  await login(page, showroom.url, people.zhou);
  await registerByKeyboard(page, '13955550101 程咬金');
  await (await callsAs(showroom.url, people.admin)).backup.now.mutate();
  await registerByKeyboard(page, '13955550102 秦琼');
  await expect(party(page, '秦琼')).toBeVisible();
  // The mark may still tell of the save before for a blink.
  await expect.poll(async () => (await showroom.office.records('visit')).length).toBe(2);
  await showroom.stop();
  damage(1);
  await showroom.start();

  await page.goto(showroom.url);
  await expect(page.getByRole('heading', { name: '资料文件已损坏' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^用这份恢复/ }).first()).toBeFocused();
  await page.screenshot({ path: 'artefacts/damaged-zh-CN.png' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '已经用备份恢复' })).toBeVisible();
  await page.screenshot({ path: 'artefacts/damaged-done-zh-CN.png' });
  await expect(page.getByRole('button', { name: '打开展厅通' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('谁在用').first()).toBeVisible();

  await login(page, showroom.url, people.zhou);
  await expect(column(page, '等待').getByRole('article', { name: '程咬金' })).toBeVisible();
  // Not in the backup: head office gives it back.
  await expect(party(page, '秦琼')).toBeVisible();
  expect(readdirSync(join(showroom.dir, 'damaged'))).toHaveLength(1);
});
