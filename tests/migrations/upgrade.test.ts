import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '../../electron/kernel/connection.ts';
import { storeKey } from '../../electron/kernel/keys.ts';
import { customerDoc } from '../factories/customer.ts';
import { tempFolder } from '../harness/processes.ts';
import { cardsIn, filesIn, laterMigrations, open, storeWith, troubleIn } from './scene.ts';

const STEP = 'ALTER TABLE customer ADD COLUMN nickname TEXT;';
let folder: ReturnType<typeof tempFolder>;
let data: string;
let file: string;
const migrations = (name: string, ...steps: string[]) => laterMigrations(join(folder.dir, name), ...steps);
beforeEach(async () => {
  folder = tempFolder();
  data = join(folder.dir, 'data');
  file = join(data, 'store.db');
  await storeWith(data, 5);
});
afterEach(() => folder.remove());

test('an upgrade leaves the store as it was in backups, ready to be put back', async () => {
  expect(await cardsIn(data, migrations('later', STEP))).toBe(5);
  const [backup, ...more] = readdirSync(join(data, 'backups'));
  expect(more).toEqual([]);
  expect(backup).toMatch(/^before-upgrade-.*\.db$/);
  expect(await troubleIn(data)).toBe('newer');
  copyFileSync(join(data, 'backups', backup!), file);
  expect(await cardsIn(data)).toBe(5);
});

test('a second start after an upgrade neither upgrades nor copies again', async () => {
  const later = migrations('later', STEP);
  await cardsIn(data, later);
  await cardsIn(data, later);
  expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
});

test('an upgrade that fails half way leaves the store usable and no half-made copy of it', async () => {
  const bytes = filesIn(data).get('store.db');
  const broken = migrations('broken', STEP, 'ALTER TABLE nowhere ADD COLUMN x TEXT;');
  await expect(open(data, broken)).rejects.toMatchObject({
    kind: 'upgradeFailed',
    message: expect.stringContaining('nowhere'),
  });
  expect(readdirSync(join(data, 'backups'))).toEqual([]);
  expect(filesIn(data).get('store.db') === bytes).toBe(true);
  expect(readdirSync(data).filter((name) => name.includes('upgrading'))).toEqual([]);
  expect(await cardsIn(data)).toBe(5);
});

test('killed in the middle of an upgrade, what was saved since is not overlaid by the torn one', async () => {
  // The torn upgrade: a copy with changes of its own in its log, as `kill -9` leaves them.
  const key = await storeKey(data, file);
  const copy = `${file}.upgrading`;
  copyFileSync(file, copy);
  const torn = openConnection(copy, key);
  torn.exec('ALTER TABLE customer ADD COLUMN half_done TEXT; DELETE FROM customer;');
  for (const suffix of ['', '-wal', '-shm']) copyFileSync(copy + suffix, `${copy}${suffix}.kept`);
  torn.close();
  for (const suffix of ['', '-wal', '-shm']) renameSync(`${copy}${suffix}.kept`, copy + suffix);

  // The old app goes on for a day with the original.
  const old = await open(data);
  old.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc()));
  old.close();

  expect(await cardsIn(data, migrations('later', STEP))).toBe(6);
  expect(readdirSync(data).filter((name) => name.includes('upgrading'))).toEqual([]);
});

test('killed while the very first store was being made, the next start makes it', async () => {
  const young = join(folder.dir, 'young');
  mkdirSync(young);
  const key = await storeKey(young, join(young, 'store.db'));
  // Drizzle makes its own table before the transaction that makes ours.
  const db = openConnection(join(young, 'store.db'), key);
  db.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  db.close();
  expect(await cardsIn(young)).toBe(0);
});

test('an upgrade of a damaged store is refused as damaged, and nothing is swapped in', async () => {
  const bytes = filesIn(data).get('store.db')!;
  const damaged = Buffer.from(bytes, 'base64');
  for (let at = 4096 * 8; at < damaged.length; at += 4096) damaged[at + 100]! ^= 1;
  writeFileSync(file, damaged);
  expect(await troubleIn(data, migrations('later', STEP))).toBe('corrupt');
  expect(filesIn(data).get('store.db') === damaged.toString('base64')).toBe(true);
  expect(existsSync(`${file}.upgrading`)).toBe(false);
});

test('a store a newer app wrote is left alone to the byte', async () => {
  await cardsIn(data, migrations('later', STEP));
  const before = filesIn(data);
  expect(await troubleIn(data)).toBe('newer');
  expect(filesIn(data)).toEqual(before);
});
