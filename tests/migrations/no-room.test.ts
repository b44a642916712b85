import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleFields } from '../../db/vehicles/model.ts';
import { brokenAuditLink } from '../../electron/kernel/audit.ts';
import { vehicleDoc } from '../factories/vehicle.ts';
import { type TestApp, testApp } from '../harness/app.ts';

const car = () => vehicleFields.parse({ ...vehicleDoc(), costFen: undefined });
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const kept = () => ({
  cars: app.showroom.store.db.prepare('SELECT count(*) FROM vehicle').pluck().get() as number,
  operations: app.showroom.store.db
    .prepare("SELECT count(*) FROM outbox WHERE entity = 'vehicle'")
    .pluck()
    .get() as number,
  lines: app.showroom.store.db.prepare("SELECT count(*) FROM audit WHERE entity = 'vehicle'").pluck().get() as number,
});

/** Saves cars until one is refused; says how many were told to be saved and how the refusal reads. */
async function saveUntilRefused(): Promise<{ saved: number; code: string | undefined }> {
  for (let saved = 0; saved < 2000; saved += 1) {
    try {
      await app.caller('warehouse').vehicles.create(car());
    } catch (error) {
      return { saved, code: (error as { cause?: { code?: string } }).cause?.code };
    }
  }
  throw new Error('the disk never refused');
}

/** Every car that was shown as saved is there with its operation and its line in the log; the one refused left nothing. */
function expectWhole(cars: number): void {
  expect(kept()).toEqual({ cars, operations: cars, lines: cars });
  expect(brokenAuditLink(app.showroom.store.db)).toBeNull();
  expect(app.showroom.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
}

// SQLite's own limit stands for the disk's, so that this runs without the right to mount one.
test('a store that may not grow refuses the save, keeps what was saved, and goes on when there is room', async () => {
  const { db } = app.showroom.store;
  db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 20}`);
  const { saved, code } = await saveUntilRefused();
  expect(code).toBe('store.full');
  expect(saved).toBeGreaterThan(0);
  expectWhole(saved);
  db.pragma('max_page_count = 1000000');
  await app.caller('warehouse').vehicles.create(car());
  expectWhole(saved + 1);
});
