import { closeSync, cpSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { tempFolder } from '../../tests/harness/processes.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';
import { cardsIn, troubleIn } from '../../tests/migrations/scene.ts';

const FRAME = 24 + 4096;

let pc: TestStore;
let after: ReturnType<typeof tempFolder>;
beforeEach(async () => {
  pc = await testStore();
  after = tempFolder();
  pc.store.db.pragma('wal_autocheckpoint = 0');
});
afterEach(() => {
  pc.close();
  after.remove();
});

const save = () => pc.store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc()));
const arrive = () => pc.store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc()), { durable: false });
const framesNow = () => Math.floor((readFileSync(join(pc.dir, 'store.db-wal')).length - 32) / FRAME);

/** What a power cut leaves: the folder as it is, with one frame of the log that never reached the disk. */
function powerCut(missing: number): void {
  cpSync(pc.dir, after.dir, { recursive: true, filter: (path) => !path.includes('instance.lock') });
  const file = openSync(join(after.dir, 'store.db-wal'), 'r+');
  writeSync(file, Buffer.alloc(4096), 0, 4096, 32 + (missing - 1) * FRAME + 24);
  closeSync(file);
}

test('a power cut in what merely arrived opens with every save, and without a word of damage', async () => {
  save();
  const firm = framesNow();
  for (let i = 0; i < 6; i++) arrive();
  powerCut(firm + 2);
  expect(await troubleIn(after.dir)).toBeNull();
  expect(await cardsIn(after.dir)).toBe(1);
});

test('a save behind what arrived makes all of it firm: a hole there is damage, and is told', async () => {
  save();
  const firm = framesNow();
  for (let i = 0; i < 3; i++) arrive();
  save();
  arrive();
  powerCut(firm + 2);
  expect(await troubleIn(after.dir)).toBe('corrupt');
});

test('a hole before what arrived took saves with it, and is told', async () => {
  const first = framesNow() + 1;
  for (let i = 0; i < 3; i++) save();
  for (let i = 0; i < 3; i++) arrive();
  powerCut(first);
  expect(await troubleIn(after.dir)).toBe('corrupt');
});

test('what arrived before the log began anew is as loose as what arrived after', async () => {
  save();
  arrive();
  pc.store.db.pragma('wal_checkpoint(RESTART)');
  for (let i = 0; i < 6; i++) arrive();
  powerCut(2);
  expect(await troubleIn(after.dir)).toBeNull();
  expect(await cardsIn(after.dir)).toBeGreaterThanOrEqual(2);
});
