import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleFields } from '../../db/vehicles/model.ts';
import { brokenAuditLink } from '../../electron/kernel/audit.ts';
import { vehicleDoc } from '../factories/vehicle.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { tempFolder } from '../harness/processes.ts';

const car = () => vehicleFields.parse({ ...vehicleDoc(), costFen: undefined });
let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const kept = ({ showroom: { store } }: TestApp) => ({
  cars: store.db.prepare('SELECT count(*) FROM vehicle').pluck().get() as number,
  operations: store.db.prepare("SELECT count(*) FROM outbox WHERE kind = 'put'").pluck().get() as number,
  lines: store.db.prepare("SELECT count(*) FROM audit WHERE action = 'create'").pluck().get() as number,
});

/** Saves cars until one is refused; says how many were told to be saved and how the refusal reads. */
async function saveUntilRefused(app: TestApp): Promise<{ saved: number; code: string | undefined }> {
  for (let saved = 0; saved < 2000; saved += 1) {
    try {
      await app.caller('warehouse').vehicles.create(car());
    } catch (error) {
      return { saved, code: (error as { cause?: { code?: string } }).cause?.code };
    }
  }
  throw new Error('the disk never filled up');
}

/** Every car that was shown as saved is there with its operation and its line in the log; the one refused left nothing. */
function expectWhole(app: TestApp, cars: number): void {
  expect(kept(app)).toEqual({ cars, operations: cars, lines: cars });
  expect(brokenAuditLink(app.showroom.store.db)).toBeNull();
  expect(app.showroom.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
}

test('a store that may not grow refuses the save, keeps what was saved, and goes on when there is room', async () => {
  const app = await testApp({ dir: folder.dir });
  const { db } = app.showroom.store;
  db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 20}`);
  const { saved, code } = await saveUntilRefused(app);
  expect(code).toBe('store.full');
  expect(saved).toBeGreaterThan(0);
  expectWhole(app, saved);
  db.pragma('max_page_count = 1000000');
  await app.caller('warehouse').vehicles.create(car());
  expectWhole(app, saved + 1);
  await app.close();
});

test('a full disk refuses the save, and after a restart everything shown as saved is there', async (context) => {
  const disk = join(folder.dir, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]).status === 0;
  context.skip(!mounted, 'a disk of its own needs the right to mount one');
  try {
    const app = await testApp({ dir: disk });
    await app.caller('warehouse').vehicles.create(car());
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - 600 * 1024));
    const { saved, code } = await saveUntilRefused(app);
    expect(code).toBe('store.full');
    expect(saved).toBeGreaterThan(0);
    expect(kept(app).cars).toBe(saved + 1);
    rmSync(join(disk, 'filler'));
    await app.caller('warehouse').vehicles.create(car());
    await app.close();
    const again = await testApp({ dir: disk });
    expectWhole(again, saved + 2);
    await again.close();
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
});
