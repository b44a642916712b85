import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { customerDoc } from '../factories/customer.ts';
import { tempFolder } from '../harness/processes.ts';
import { open } from './scene.ts';

const PHONE = '13912345678';
const NAME = '欧阳清风';

test('a stolen disk shows neither a phone nor a name, in the store or in its log', async () => {
  const { dir, remove } = tempFolder();
  const store = await open(dir);
  const save = (name: string) =>
    store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ name, mobile: PHONE })));
  save(NAME);
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  save(`${NAME}二`);
  expect(statSync(join(dir, 'store.db-wal')).size).toBeGreaterThan(4096);
  for (const name of ['store.db', 'store.db-wal', 'store.db-shm']) {
    const bytes = readFileSync(join(dir, name));
    expect(bytes.includes(PHONE), `the phone in ${name}`).toBe(false);
    expect(bytes.includes(NAME), `the name in ${name}`).toBe(false);
  }
  expect(readFileSync(join(dir, 'store.db')).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  store.close();
  remove();
});

test.skipIf(process.platform === 'win32')('nobody but the owner of the account may read the key', async () => {
  const { dir, remove } = tempFolder();
  (await open(dir)).close();
  expect(statSync(join(dir, 'store.key')).mode & 0o077).toBe(0);
  remove();
});
