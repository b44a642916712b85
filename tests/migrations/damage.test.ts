import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../harness/processes.ts';
import { filesIn, flip, open, storeWith, troubleIn } from './scene.ts';

const PAGE = 4096;
let folder: ReturnType<typeof tempFolder>;
let file: string;
beforeEach(async () => {
  folder = tempFolder();
  file = join(folder.dir, 'store.db');
  await storeWith(folder.dir, 60);
});
afterEach(() => folder.remove());

test('a first page of nothing but zeros, as a power cut leaves it, is damage and not a wrong key', async () => {
  writeFileSync(file, readFileSync(file).fill(0, 0, PAGE));
  const before = filesIn(folder.dir);
  expect(await troubleIn(folder.dir)).toBe('corrupt');
  expect(filesIn(folder.dir)).toEqual(before);
});

test('a page damaged in the middle is never read as if it were right', async () => {
  const pages = readFileSync(file).length / PAGE;
  for (let page = 2; page < pages; page += 1) flip(file, page * PAGE + 300);
  await expect(
    (async () => {
      const store = await open(folder.dir);
      try {
        return store.db.prepare('SELECT * FROM customer').all().length;
      } finally {
        store.close();
      }
    })(),
  ).rejects.toThrow(/damaged|malformed|disk I\/O|not a database/);
});
