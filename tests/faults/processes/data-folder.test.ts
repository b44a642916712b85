import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayOf } from '../../../db/core/day.ts';
import { Refused, ShowroomPc, spawnHost } from './showroom-pc.ts';

const PAGE = 4096;
const fresh = new ShowroomPc();
let pc: ShowroomPc;
beforeAll(async () => {
  await fresh.start();
  await fresh.setUp();
  await fresh.stop();
});
afterAll(() => fresh.remove());
beforeEach(async () => {
  pc = new ShowroomPc();
  cpSync(fresh.dir, pc.dir, { recursive: true });
  await pc.start();
  await pc.login();
});
afterEach(() => pc.remove());

/** Names of the parties in the register of this PC, as its page asks for them. */
const guests = async () => {
  const { rows } = await pc.ask<{ rows: { name: string | null }[] }>('visits.day', { on: dayOf(Date.now()) });
  return rows.map(({ name }) => name).toSorted();
};
const health = async () => (await (await fetch(`${pc.url}/healthz`)).json()) as { status: string; trouble?: string };
const putBack = (name: string) =>
  fetch(`${pc.url}/recover/backup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
const flip = (name: string, offset: number) => {
  const file = join(pc.dir, name);
  const bytes = readFileSync(file);
  bytes[offset]! ^= 0x10;
  writeFileSync(file, bytes);
};
const registerSome = async (count: number) => {
  for (let n = 1; n <= count; n += 1) await pc.register(`客人 ${String(pc.saved.length).padStart(3, '0')}`);
};

test('a second app on the folder says so in a line and ends; the first goes on, and nothing is damaged', async () => {
  await registerSome(2);
  const others = await Promise.all([spawnHost(pc.dir), spawnHost(pc.dir)]);
  for (const other of others) {
    expect(other.url).toBeNull();
    expect((await other.gone)[0]).toBe(3);
    expect(other.said.join('')).toContain(`Another Zhanting already uses ${pc.dir}`);
  }
  await registerSome(1);
  await pc.kill();
  await pc.start();
  await pc.login();
  expect(await guests()).toEqual(pc.saved);
});

test('two apps started at the same moment: one opens, the other ends', async () => {
  await pc.stop();
  const both = await Promise.all([spawnHost(pc.dir), spawnHost(pc.dir)]);
  for (const { child } of both) child.kill('SIGKILL');
  expect(both.filter(({ url }) => url !== null)).toHaveLength(1);
  expect((await Promise.all(both.map(({ gone }) => gone))).map(([code]) => code)).toContain(3);
});

test('bytes flipped in the pages of the store: the app tells of the damage and shows no wrong record', async () => {
  await registerSome(30);
  await pc.stop();
  const pages = statSync(join(pc.dir, 'store.db')).size / PAGE;
  // From the middle on: the first pages are read at every start.
  for (let page = Math.floor(pages / 2); page < pages; page += 1) flip('store.db', page * PAGE + 900);
  await pc.start();
  if ((await health()).status === 'ok') {
    const asked = async () => {
      await pc.login();
      return guests();
    };
    const told = await asked().catch((error: unknown) => error);
    expect(told).toBeInstanceOf(Refused);
    expect((told as Refused).code).toBe('store.damaged');
    await pc.stop();
    await pc.start();
  }
  expect(await health()).toMatchObject({ status: 'trouble', trouble: 'corrupt' });
});

test('a byte flipped in the log a crash left: saves are never silently missing, the app tells of the damage', async () => {
  await registerSome(2);
  const { name } = await pc.call<{ name: string }>('backup.now');
  await registerSome(12);
  await pc.kill();
  const size = statSync(join(pc.dir, 'store.db-wal')).size;
  flip('store.db-wal', Math.floor(size / 2));
  const damaged = readFileSync(join(pc.dir, 'store.db-wal'));
  await pc.start();
  expect(await health()).toMatchObject({ status: 'trouble', trouble: 'corrupt' });
  // What can still be read must be there for whoever mends it.
  expect(readFileSync(join(pc.dir, 'store.db-wal')).equals(damaged)).toBe(true);
  expect(await (await putBack(name)).json()).toMatchObject({ status: 'ok', trouble: null });
  await pc.login();
  const left = await guests();
  expect(left.length).toBeGreaterThan(2);
  expect(left).toEqual(pc.saved.slice(0, left.length));
});

test('a log that a crash left whole, or that ends amid its last transaction, is no damage', async () => {
  await registerSome(5);
  await pc.kill();
  await pc.start();
  await pc.login();
  expect(await guests()).toEqual(pc.saved);
  await registerSome(5);
  await pc.kill();
  const wal = join(pc.dir, 'store.db-wal');
  writeFileSync(wal, readFileSync(wal).subarray(0, -PAGE));
  await pc.start();
  expect(await health()).toMatchObject({ status: 'ok' });
  await pc.login();
  expect((await guests()).length).toBeGreaterThanOrEqual(pc.saved.length - 1);
});

test('a byte flipped in a backup is noticed before it takes the place of the store', async () => {
  await registerSome(3);
  await pc.call('backup.now');
  await pc.stop();
  const [name] = readdirSync(join(pc.dir, 'backups'));
  flip(join('backups', name!), Math.floor(statSync(join(pc.dir, 'backups', name!)).size / 2));
  for (let offset = 100; offset < PAGE; offset += 100) flip('store.db', offset);
  await pc.start();
  expect(await health()).toMatchObject({ trouble: 'corrupt' });
  const answer = await putBack(name!);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ status: 'refused', reason: 'corrupt' });
  expect(await health()).toMatchObject({ trouble: 'corrupt' });
});
