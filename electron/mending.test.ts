import { closeSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../tests/factories/customer.ts';
import { type TestApp, testApp } from '../tests/harness/app.ts';
import { tempFolder } from '../tests/harness/processes.ts';
import { makeRecoveryKey } from './kernel/keys.ts';
import { silentLogger } from './kernel/logger.ts';
import { createShowroom, type ShowroomApp } from './showroom.ts';

const PAGE = 4096;
const SYSTEM = { id: 'system' };

let folder: ReturnType<typeof tempFolder>;
let pc: TestApp;
let opened: ShowroomApp | undefined;
beforeEach(async () => {
  folder = tempFolder();
  pc = await testApp({ dir: folder.dir });
  makeRecoveryKey(folder.dir, pc.showroom.store.key);
});
afterEach(async () => {
  await pc.app.close();
  await opened?.close();
  opened = undefined;
  folder.remove();
});

const add = (name: string): string =>
  pc.showroom.store.write(SYSTEM, (tx) => tx.insert('customer', customerDoc({ name, mobile: '13800001111' })).id);
const edit = (id: string, changes: Record<string, unknown>) =>
  pc.showroom.store.write(SYSTEM, (tx) => tx.update('customer', id, changes));
const backUp = async () => (await pc.caller('admin').backup.now()).name;
const names = (app: ShowroomApp) =>
  app.showroom!.store.db.prepare('SELECT name FROM customer WHERE deleted_at IS NULL ORDER BY name').pluck().all();

/** Writes noise over pages of the closed store, 1 being the first. */
function damage(...pages: number[]): void {
  const file = openSync(join(folder.dir, 'store.db'), 'r+');
  for (const page of pages) writeSync(file, Buffer.alloc(512, 0x5a), 0, 512, (page - 1) * PAGE + 1024);
  closeSync(file);
}
/** The first page of a table, as long as nothing is in its log. */
function pageOf(table: string): number {
  const { db } = pc.showroom.store;
  db.pragma('wal_checkpoint(TRUNCATE)');
  return db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table) as number;
}
const restart = async () => {
  await pc.app.close();
  await opened?.close();
  opened = await createShowroom({ dir: folder.dir, log: silentLogger(), clock: pc.clock });
  return opened;
};
const ask = async (app: ShowroomApp, path: string, body?: object) => {
  const init = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await app.fetch(new Request(`http://127.0.0.1${path}`, init));
  return { status: answer.status, said: (await answer.json().catch(() => null)) as Record<string, unknown> | null };
};

test('a damaged page is told at once, the next start offers the backups, and what was saved since is there again', async () => {
  const wang = add('王伟');
  const name = await backUp();
  add('李娜');
  edit(wang, { address: '香港中路 10 号' });
  const page = pageOf('customer');
  await pc.app.close();
  damage(page);
  opened = await createShowroom({ dir: folder.dir, log: silentLogger(), clock: pc.clock });
  pc = { ...pc, app: opened, showroom: opened.showroom! };
  // Nobody has met the page yet: the nightly backup reads all of them.
  await expect(opened.showroom!.backup.now(SYSTEM)).rejects.toMatchObject({ code: 'backup.failed' });

  const app = await restart();
  expect(app.trouble).toBe('corrupt');
  const { said } = await ask(app, '/recover/backups');
  expect(said).toEqual({ backups: [expect.objectContaining({ name })] });
  expect(await ask(app, '/recover/backup', { name })).toEqual({
    status: 200,
    said: { status: 'ok', trouble: null, found: 2, unreadable: 0 },
  });
  expect(names(app)).toEqual(['李娜', '王伟']);
  const address = app.showroom!.store.db.prepare('SELECT address FROM customer WHERE id = ?').pluck().get(wang);
  expect(address).toBe('香港中路 10 号');
  expect(readdirSync(join(folder.dir, 'damaged'))).toContainEqual(expect.stringMatching(/^store-.*\.db$/));
  // Once and for all.
  expect((await restart()).trouble).toBeNull();
});

test('operations on a page that cannot be read are counted, the others come back', async () => {
  add('王伟');
  const name = await backUp();
  for (let number = 1; number <= 60; number += 1) add(`客户${number}`);
  pageOf('outbox');
  const leaves = pc.showroom.store.db
    .prepare(`SELECT pageno FROM dbstat WHERE name = 'outbox' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 2`)
    .pluck()
    .all() as number[];
  await pc.app.close();
  damage(...leaves);
  writeFileSync(join(folder.dir, 'store.suspect'), '');
  const app = await restart();
  expect(app.trouble).toBe('corrupt');
  const { said } = await ask(app, '/recover/backup', { name });
  const { found, unreadable } = said as { found: number; unreadable: number };
  expect(found + unreadable).toBe(60);
  expect(unreadable).toBeGreaterThan(0);
  expect(found).toBeGreaterThan(20);
  expect(names(app)).toHaveLength(1 + found);
});

test('a store whose file is gone, or whose first page is, comes back as the backup has it', async () => {
  add('王伟');
  const name = await backUp();
  add('李娜');
  await pc.app.close();
  for (const part of ['store.db', 'store.db-wal', 'store.db-shm']) rmSync(join(folder.dir, part), { force: true });
  let app = await restart();
  expect(app.trouble).toBe('missing');
  expect((await ask(app, '/recover/backup', { name })).said).toMatchObject({ status: 'ok', found: 0 });
  expect(names(app)).toEqual(['王伟']);

  await app.close();
  damage(1);
  app = await restart();
  expect(app.trouble).toBe('corrupt');
  expect((await ask(app, '/recover/backup', { name })).said).toMatchObject({ status: 'ok', unreadable: null });
  expect(names(app)).toEqual(['王伟']);
});

test('a backup that is damaged itself, or is none, is refused and the store stays as it was', async () => {
  add('王伟');
  const name = await backUp();
  await pc.app.close();
  damage(1);
  const before = readdirSync(folder.dir).toSorted();
  writeFileSync(join(folder.dir, 'backups', name), Buffer.alloc(8 * PAGE, 7));
  const app = await restart();
  expect(await ask(app, '/recover/backup', { name })).toMatchObject({ status: 422, said: { reason: 'corrupt' } });
  for (const other of ['store-20200101T000000Z.db', '../store.db', ''])
    expect(await ask(app, '/recover/backup', { name: other })).toMatchObject({ said: { reason: 'backup.missing' } });
  expect((await ask(app, '/recover/backup', { name: 7 })).said).toMatchObject({ reason: 'backup.missing' });
  expect(app.trouble).toBe('corrupt');
  expect(readdirSync(folder.dir).toSorted()).toEqual(before);
});

test('nobody can put a backup over a store that is well', async () => {
  const name = await backUp();
  add('王伟');
  expect((await ask(pc.app, '/recover/backups')).status).toBe(404);
  expect((await ask(pc.app, '/recover/backup', { name })).status).toBe(404);
  expect(names(pc.app)).toEqual(['王伟']);
});
