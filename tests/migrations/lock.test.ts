import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { tempFolder } from '../harness/processes.ts';
import { cardsIn, filesIn, open, storeWith, troubleIn } from './scene.ts';

const HOLDER = new URL('hold-store.ts', import.meta.url).pathname;

test('a second app on one folder is told so, and after kill -9 of the first it opens', async () => {
  const { dir, remove } = tempFolder();
  await storeWith(dir, 2);
  const holder = spawn(process.execPath, [HOLDER, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(holder.stdout, 'data');
    const before = filesIn(dir);
    expect(await troubleIn(dir)).toBe('locked');
    expect(filesIn(dir)).toEqual(before);
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
  expect(await cardsIn(dir)).toBe(2);
  remove();
});

test('one process that opens a folder twice is told so as well', async () => {
  const { dir, remove } = tempFolder();
  const first = await open(dir);
  expect(await troubleIn(dir)).toBe('locked');
  first.close();
  expect(await troubleIn(dir)).toBeNull();
  remove();
});
