import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { vehicleModelDoc } from '../../../tests/factories/vehicle-model.ts';
import { vehicleOptionDoc } from '../../../tests/factories/vehicle-option.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { FREE } from './fitting.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

type Car = Parameters<typeof vehicleDoc>[0];
const stored = (changes: Car) =>
  app.showroom.store.write({ id: 'system' }, (tx) => tx.insert('vehicle', vehicleDoc(changes))).id;

test('free cars stand in the order of what they keep, here before on the way, with what they do not', async () => {
  const white = { exteriorColor: '珍珠白' };
  const black = { exteriorColor: '石墨黑' };
  const fresh = stored({ ...white, arrivedOn: '2026-03-10' });
  const old = stored({ ...white, arrivedOn: '2026-01-02', location: '展厅' });
  const coming = stored({ ...white, status: 'inTransit', arrivedOn: null, expectedOn: '2026-03-20' });
  const other = stored({ ...black, arrivedOn: '2025-12-01' });
  const nx = stored({ ...white, series: 'NX', model: 'NX 260' });
  for (const gone of [{ status: 'allocated' as const }, { status: 'delivered' as const }, { status: 'lent' as const }])
    stored({ ...white, ...gone });
  stored({ ...white, buyerId: '019a0000-0000-7000-8000-000000000001' });
  const zhou = app.caller('consultant');
  const { cars, ...counts } = await zhou.vehicles.fitting({ series: 'RX', color: '白' });
  expect(cars.map(({ id }) => id)).toEqual([old, fresh, coming, other, nx]);
  expect(counts).toMatchObject({ here: 2, coming: 1 });
  expect(cars[0]).toMatchObject({ location: '展厅', ageInDays: 71, priceFen: 489_900_00, misses: [] });
  expect(cars[2]).toMatchObject({ status: 'inTransit', expectedOn: '2026-03-20', ageInDays: null });
  expect(cars[3]?.misses).toEqual([{ field: 'color' }]);
  for (const hidden of ['costFen', 'buyerId', 'vin']) expect(cars[0]).not.toHaveProperty(hidden);
});

test('energy, seats and equipment can be pressed, with how many have them; models say how many cars there are', async () => {
  const { store } = app.showroom;
  const [rx, roof] = store.write({ id: 'system' }, (tx) => {
    const model = tx.insert('vehicle_model', vehicleModelDoc()).id;
    return [model, tx.insert('vehicle_option', vehicleOptionDoc({ modelId: model, name: '全景天窗' })).id];
  });
  const roofed = stored({ modelId: rx, fuel: 'hybrid', seats: 5, optionIds: [roof!] });
  stored({ modelId: rx, fuel: 'hybrid', seats: 5 });
  stored({ modelId: rx, fuel: 'petrol', seats: 7, status: 'inTransit' });
  const { fitting } = app.caller('consultant').vehicles;
  const all = await fitting({});
  expect(all.fuels).toEqual([
    { value: 'hybrid', count: 2 },
    { value: 'petrol', count: 1 },
  ]);
  expect(all.options).toEqual([{ value: '全景天窗', count: 1 }]);
  expect(all.models).toMatchObject([{ id: rx, here: 2, coming: 1, misses: [] }]);
  // Of the petrol one the five seats are gone, the other kinds of energy are still counted.
  const petrol = await fitting({ fuels: ['petrol'] });
  expect([petrol.fuels.length, petrol.seats]).toEqual([2, [{ value: 7, count: 1 }]]);
  expect((await fitting({ said: '要全景天窗' })).cars[0]?.id).toBe(roofed);
});

test('only the free cars are read, whatever years of sold ones stand beside them', () => {
  const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${FREE}`).all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toMatch(
    /^SEARCH vehicle USING INDEX vehicle_status_arrived \(status=\?/,
  );
});
