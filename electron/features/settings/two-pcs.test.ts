import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { listStaff } from '../staff/service.ts';
import { confirmRecoveryKey } from './recovery.ts';
import { readSettings, updateSettings } from './service.ts';
import { firstRun, isReady } from './setup.ts';

const system = { id: 'system' };
const pcs = twoPcs();
const setUp = (login: string) => ({
  showroomName: '城西店',
  showroomCode: 'S001',
  admin: { name: '韩梅', login, password: 'correct horse' },
});

test('two people who change two settings while the line is down both have their way', async () => {
  const { a, b, exchange } = pcs;
  updateSettings(a.store, system, { showroomName: '城西店' });
  await exchange(a, b);
  updateSettings(a.store, system, { idleMinutes: 25 });
  updateSettings(b.store, system, { waitAmberMinutes: 7 });
  await exchange(a, b, a);
  for (const { store } of [a, b]) expect(readSettings(store)).toMatchObject({ idleMinutes: 25, waitAmberMinutes: 7 });
});

test('a PC that set itself up and joins later takes over what the showroom decided and it never did', async () => {
  const { a, b, exchange } = pcs;
  updateSettings(a.store, system, { idleMinutes: 25, sources: ['官网', '车展'] });
  await exchange(a);
  updateSettings(b.store, system, { waitAmberMinutes: 7 });
  await exchange(b, a);
  for (const { store } of [a, b])
    expect(readSettings(store)).toMatchObject({ idleMinutes: 25, sources: ['官网', '车展'], waitAmberMinutes: 7 });
});

test('a setting put back to what was shipped is the shipped one on both PCs', async () => {
  const { a, b, exchange } = pcs;
  updateSettings(a.store, system, { idleMinutes: 25 });
  await exchange(a, b);
  updateSettings(b.store, system, { idleMinutes: 10 });
  await exchange(b, a);
  expect(readSettings(a.store).idleMinutes).toBe(10);
});

test('a first run broken off before the key was written down starts over with the same person', async () => {
  const { store } = pcs.a;
  await firstRun(store, setUp('hanmei'));
  const { recoveryKey } = await firstRun(store, setUp('hanmei2'));
  expect(listStaff(store)).toMatchObject([{ login: 'hanmei2' }]);
  expect(isReady(store)).toBe(false);
  confirmRecoveryKey(store, recoveryKey.slice(-5));
  expect(isReady(store)).toBe(true);
});

test('nobody takes an arrived showroom over by starting a first run before this PC is ready', async () => {
  const { a, b, exchange } = pcs;
  await firstRun(a.store, setUp('hanmei'));
  await exchange(a, b);
  const recovery = join(b.dir, 'store.recovery');
  writeFileSync(recovery, 'as joining left it');
  await expect(firstRun(b.store, setUp('thief'))).rejects.toMatchObject({ code: 'setup.done' });
  expect(listStaff(b.store)).toMatchObject([{ login: 'hanmei' }]);
  // The recovery key that joining showed stays good.
  expect(readFileSync(recovery, 'utf8')).toBe('as joining left it');
});
