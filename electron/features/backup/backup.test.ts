import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { openConnection } from '../../kernel/connection.ts';
import { outdated } from './rotation.ts';

let pc: TestApp;
beforeEach(async () => {
  pc = await testApp();
});
afterEach(() => pc.close());

const addCustomer = (name: string) =>
  pc.showroom.store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ name })).id);

test('a backup holds what was saved, opens with the same key, and tells nothing without it', async () => {
  addCustomer('欧阳建国');
  const backup = await pc.caller('manager').backup.now();
  const file = join(pc.dir, 'backups', backup.name);
  expect(readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  expect(readFileSync(file).includes('欧阳建国')).toBe(false);
  const copy = openConnection(file, pc.showroom.store.key, { readonly: true });
  expect(copy.prepare('SELECT name FROM customer').pluck().all()).toEqual(['欧阳建国']);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
  expect(await pc.caller('admin').backup.list()).toEqual([backup]);
});

test('saving goes on while a backup is made, and the backup is of one moment', async () => {
  const { store } = pc.showroom;
  for (let i = 0; i < 300; i += 1) addCustomer('王伟');
  const making = pc.caller('admin').backup.now();
  let saved = 0;
  const timer = setInterval(() => {
    addCustomer('李娜');
    saved += 1;
  }, 2);
  const { name } = await making;
  clearInterval(timer);
  expect(saved).toBeGreaterThan(0);
  const copy = openConnection(join(pc.dir, 'backups', name), store.key, { readonly: true });
  const customers = copy.prepare('SELECT count(*) FROM customer').pluck().get();
  const operations = copy.prepare(`SELECT count(*) FROM outbox WHERE entity = 'customer'`).pluck().get();
  copy.close();
  expect(customers).toBe(operations);
});

test('two who ask at once get the same backup; a receptionist gets none', async () => {
  const [one, other] = await Promise.all([pc.caller('admin').backup.now(), pc.caller('manager').backup.now()]);
  expect(one).toEqual(other);
  await expect(pc.caller('reception').backup.now()).rejects.toThrow();
});

test('a backup that cannot be written says so and leaves no half file', async () => {
  await pc.caller('admin').backup.list();
  const folder = join(pc.dir, 'backups');
  // The target's name is taken by a folder: renaming onto it fails, as it would on a broken disk.
  const name = 'store-20260314T020000Z.db';
  mkdirSync(join(folder, name, 'in the way'), { recursive: true });
  await expect(pc.caller('admin').backup.now()).rejects.toMatchObject({ cause: { code: 'backup.failed' } });
  expect(readdirSync(folder)).toEqual([name]);
});

test('old backups go, a copy made before an upgrade and foreign files stay', async () => {
  const folder = join(pc.dir, 'backups');
  await pc.caller('admin').backup.list();
  writeFileSync(join(folder, 'before-upgrade-2025.db'), 'x');
  for (let day = 0; day < 60; day += 1) {
    await pc.caller('admin').backup.now();
    pc.clock.advance(86_400_000);
  }
  const left = readdirSync(folder).filter((name) => name.startsWith('store-'));
  expect(left.length).toBeGreaterThanOrEqual(7);
  expect(left.length).toBeLessThanOrEqual(11);
  expect(existsSync(join(folder, 'before-upgrade-2025.db'))).toBe(true);
}, 60_000);

test('whatever backups there are, the newest always stays, and never more than eleven', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1.6e12, max: 1.9e12 }), { minLength: 1, maxLength: 60 }),
      (instants) => {
        const all = instants.map((at) => ({ at }));
        const gone = outdated(all);
        expect(gone).not.toContainEqual({ at: Math.max(...instants) });
        expect(all.length - gone.length).toBeLessThanOrEqual(11);
        expect(outdated(all.filter((one) => !gone.includes(one)))).toEqual([]);
      },
    ),
  );
});
