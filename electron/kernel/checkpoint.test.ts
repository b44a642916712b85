import { existsSync, statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';
import { startCheckpoints } from './checkpoint.ts';
import { openConnection } from './connection.ts';
import { logOf } from './log-size.ts';
import { silentLogger } from './logger.ts';

const PAGE = 4096;
/** Written by more saves than the log may ever hold. */
const MUCH = 30_000 * PAGE;

let t: TestStore;
let stop: () => Promise<void>;
beforeEach(async () => {
  t = await testStore();
  stop = startCheckpoints(t.store, silentLogger());
});
afterEach(async () => {
  await stop();
  t.close();
});

const logFile = () => `${t.store.db.name}-wal`;
const logBytes = () => statSync(logFile()).size;
const addCustomers = (n: number) =>
  t.store.write({ id: 'system' }, (tx) => {
    for (let i = 0; i < n; i++) tx.insert('customer', customerDoc());
  });
const inLog = () => {
  const { log, checkpointed } = logOf(t.store.db);
  return log - checkpointed;
};
const customers = () => t.store.db.prepare('SELECT count(*) FROM customer').pluck().get();

test('what many saves left in the log is copied into the store file by another thread', async () => {
  while (logBytes() < 1_200 * PAGE) addCustomers(20);
  expect(inLog(), 'no save did it itself').toBeGreaterThan(1_000);
  await vi.waitFor(() => expect(inLog()).toBe(0), 5_000);
  const before = logBytes();
  addCustomers(1);
  expect(logBytes(), 'the log begins anew').toBe(before);
  expect(inLog()).toBeLessThan(500);
});

test('while saves never pause the log stays within bounds', async () => {
  let written = 0;
  let pages = inLog();
  let largest = 0;
  while (written < MUCH) {
    addCustomers(20);
    const now = logOf(t.store.db).log;
    written += Math.max(0, now - pages) * PAGE;
    pages = now;
    largest = Math.max(largest, logBytes());
    await t.store.rest;
    await nextTurn();
  }
  expect(t.store.rest).toBeNull();
  expect(largest).toBeLessThan(15_000 * PAGE);
}, 60_000);

test('once it has stopped nothing is left behind, and the file alone holds every save', async () => {
  while (logBytes() < 1_200 * PAGE) addCustomers(20);
  await vi.waitFor(() => expect(inLog()).toBe(0), 5_000);
  const saved = customers();
  await stop();
  const { name, key } = { name: t.store.db.name, key: t.store.key };
  t.store.close();
  expect(existsSync(`${name}-wal`)).toBe(false);
  const file = openConnection(name, key, { readonly: true });
  expect(file.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(saved);
  file.close();
});

test('a thread that cannot open the store is told to the log, and saves copy the log as SQLite does', async () => {
  await stop();
  const lines: string[] = [];
  const log = { ...silentLogger(), error: (_: object, line: string) => lines.push(line) };
  stop = startCheckpoints({ ...t.store, key: Buffer.alloc(32) }, log as never);
  while (logBytes() < 1_200 * PAGE) addCustomers(20);
  await vi.waitFor(() => expect(lines).toHaveLength(1), 5_000);
  addCustomers(20);
  expect(inLog()).toBeLessThan(1_000);
  expect(lines[0]).toContain('SQLite copies the log itself');
});
