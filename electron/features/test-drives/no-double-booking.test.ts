import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overlaps } from '../../../db/test-drives/rules.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { demoCarDoc } from '../../../tests/factories/demo-car.ts';
import { type TestStore, testStore } from '../../../tests/harness/store.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { bookDrive, driveSaving } from './service.ts';
import { callOff, takeBack } from './steps.ts';

let t: TestStore;
beforeAll(async () => {
  t = await testStore();
});
afterAll(() => t.close());

const desk = { id: 'system', role: 'manager' } as const;
const SLOT = 15 * 60_000;
/** Eight in the morning of 14 March 2026. */
const MORNING = Date.UTC(2026, 2, 14, 0, 0);

/** What people do: book, move to another time or car, call off, and take that back. */
const deed = fc.record({
  what: fc.constantFrom('book', 'book', 'move', 'callOff', 'takeBack'),
  which: fc.nat(20),
  car: fc.nat(1),
  from: fc.nat(30),
  slots: fc.integer({ min: 1, max: 12 }),
});

test('whatever is booked, moved, called off and taken back, no car is ever promised twice at once', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 30 }), (deeds) => {
      const { store } = t;
      const [cars, customerId] = store.write(desk, (tx) => [
        [tx.insert('demo_car', demoCarDoc()).id, tx.insert('demo_car', demoCarDoc()).id],
        tx.insert('customer', customerDoc()).id,
      ]);
      const ids: string[] = [];
      for (const { what, which, car, from, slots } of deeds) {
        const start = MORNING + from * SLOT;
        const plan = { demoCarId: cars[car]!, plannedStartAt: start, plannedEndAt: start + slots * SLOT };
        const id = ids[which % Math.max(1, ids.length)];
        const rev = id && (store.db.prepare('SELECT rev FROM test_drive WHERE id = ?').pluck().get(id) as number);
        try {
          if (what === 'book' || !id || !rev) ids.push(bookDrive(store, desk, { ...plan, customerId }).id);
          else if (what === 'move') driveSaving.update(store, desk, { id, rev, ...plan });
          else if (what === 'callOff') callOff(store, desk, { id, rev, state: 'cancelled', reason: null });
          else takeBack(store, desk, { id, rev });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
      const held = store.db
        .prepare(
          `SELECT demo_car_id AS car, planned_start_at AS plannedStartAt, planned_end_at AS plannedEndAt FROM test_drive
           WHERE state = 'booked' AND demo_car_id IN (?, ?)`,
        )
        .all(...cars) as { car: string; plannedStartAt: number; plannedEndAt: number }[];
      const twice = held.filter((one, at) =>
        held.slice(0, at).some((other) => other.car === one.car && overlaps(one, other)),
      );
      expect(twice).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
