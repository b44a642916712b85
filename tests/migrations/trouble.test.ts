import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../electron/kernel/store.ts';
import { StoreTrouble } from '../../electron/kernel/trouble.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { customerDoc } from '../factories/customer.ts';
import { tempFolder } from '../harness/processes.ts';
import { testStore } from '../harness/store.ts';

const PAGE = 4096;
const PHONE = '13912345678';
let folder: ReturnType<typeof tempFolder>;
let file: string;

/** A closed store with enough in it to have pages of every kind. */
async function filledStore(dir: string): Promise<void> {
  const { store } = await testStore({ dir });
  for (let i = 0; i < 60; i += 1) store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc()));
  store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ mobile: PHONE, name: '欧阳秀英' })));
  store.close();
}

beforeEach(async () => {
  folder = tempFolder();
  file = join(folder.dir, 'store.db');
  await filledStore(folder.dir);
});
afterEach(() => folder.remove());

const open = () => openStore({ dir: folder.dir, entities: syncedEntities });

/** The trouble opening ends with. Fails when it opens. */
async function trouble(): Promise<string> {
  try {
    (await open()).close();
  } catch (error) {
    if (error instanceof StoreTrouble) return error.kind;
    throw error;
  }
  throw new Error('it opened');
}

function damage(from: number, to: number, byte: (old: number) => number): void {
  const bytes = readFileSync(file);
  for (let i = from; i < to; i += 1) bytes[i] = byte(bytes[i]!);
  writeFileSync(file, bytes);
}
const flip = (old: number) => old ^ 0xff;

/** What the data folder holds, but for the lock and SQLite's own shared memory. */
const contents = () =>
  new Map(
    readdirSync(folder.dir)
      .filter((name) => /^store/.test(name))
      .map((name) => [name, readFileSync(join(folder.dir, name)).toString('base64')]),
  );

test.each([
  ['in its first page', () => damage(200, 240, flip), 'corrupt'],
  ['all over its first page', () => damage(0, PAGE, () => 0), 'corrupt'],
  ['cut off in its first page', () => writeFileSync(file, readFileSync(file).subarray(0, 3000)), 'corrupt'],
  ['without its key file', () => rmSync(join(folder.dir, 'store.key')), 'wrongKey'],
  ['with half a key file', () => writeFileSync(join(folder.dir, 'store.key'), '{"key":"'), 'wrongKey'],
])('a store damaged %s says which it is and changes nothing', async (_, harm, kind) => {
  harm();
  const before = contents();
  expect(await trouble()).toBe(kind);
  expect(contents()).toEqual(before);
});

test("a store beside another PC's key is a wrong key, not a damaged file", async () => {
  const other = tempFolder();
  await filledStore(other.dir);
  copyFileSync(join(other.dir, 'store.key'), join(folder.dir, 'store.key'));
  other.remove();
  const before = contents();
  expect(await trouble()).toBe('wrongKey');
  expect(contents()).toEqual(before);
});

test('a key whose text was changed by a letter is a wrong key', async () => {
  const path = join(folder.dir, 'store.key');
  const kept = JSON.parse(readFileSync(path, 'utf8')) as { key: string };
  const raw = Buffer.from(kept.key, 'base64');
  raw[5]! ^= 1;
  writeFileSync(path, JSON.stringify({ ...kept, key: raw.toString('base64') }));
  expect(await trouble()).toBe('wrongKey');
});

test('a page damaged in the middle is never read as if it were right', async () => {
  const pages = readFileSync(file).length / PAGE;
  for (let page = 2; page < pages; page += 1) damage(page * PAGE + 300, page * PAGE + 310, flip);
  let verdict = '';
  try {
    const store = await open();
    try {
      store.db.prepare('SELECT * FROM customer').all();
    } finally {
      store.close();
    }
  } catch (error) {
    verdict = error instanceof StoreTrouble ? error.kind : ((error as { code?: string }).code ?? '');
  }
  expect(verdict).toMatch(/^corrupt$|^SQLITE_(CORRUPT|IOERR|NOTADB)/);
});

test('a second instance on the same folder is told so, and the first goes on', async () => {
  const first = await open();
  expect(await trouble()).toBe('locked');
  first.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ mobile: '13800138000' })));
  first.close();
  const again = await open();
  expect(again.db.prepare("SELECT count(*) FROM customer WHERE mobile = '13800138000'").pluck().get()).toBe(1);
  again.close();
});

test('nobody reads the store without its key: no SQLite header, no phone and no name, in the file or its log', async () => {
  const store = await open();
  store.write({ id: 'system' }, (tx) =>
    tx.insert('customer', customerDoc({ mobile: '13987654321', name: '上官浩然' })),
  );
  const kept = readdirSync(folder.dir).map((name) => readFileSync(join(folder.dir, name)));
  const wal = readFileSync(`${file}-wal`);
  expect(wal.length).toBeGreaterThan(PAGE);
  expect(readFileSync(file).subarray(0, 16).toString('latin1')).not.toBe('SQLite format 3\0');
  for (const secret of [PHONE, '13987654321', '欧阳秀英', '上官浩然', 'CREATE TABLE'])
    expect(
      kept.some((bytes) => bytes.includes(secret)),
      secret,
    ).toBe(false);
  store.close();
});
