import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { login, people } from './steps/people.ts';
import { openShowroom, type Showroom } from './steps/showroom.ts';
import { guestField, party, registerByKeyboard } from './steps/visits.ts';

let showroom: Showroom;

test.beforeAll(async () => {
  showroom = await openShowroom({ enrolled: false });
});
test.afterAll(() => showroom?.close());

test('nothing a person typed can be read in the files of the PC, saved or not', async ({ page }) => {
  await login(page, showroom.url, people.reception);
  await registerByKeyboard(page, '13977770001 魏玄成');
  await expect(party(page, '魏玄成')).toBeVisible();
  await guestField(page).fill('13977770002 房玄龄');
  await expect(page.getByText(/^草稿/)).toBeVisible();

  const store = readFileSync(join(showroom.dir, 'store.db'));
  expect(store.subarray(0, 16).toString('latin1')).not.toBe('SQLite format 3\0');
  const files = readdirSync(showroom.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['store.db', 'store.db-wal']));
  const readable = files.flatMap((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name));
    return ['13977770001', '13977770002', '魏玄成', '房玄龄']
      .filter((typed) => bytes.includes(typed))
      .map((typed) => `${typed} in ${file.name}`);
  });
  expect(readable).toEqual([]);
});
