import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../db/core/day.ts';
import type { CustomerFields } from '../../db/customers/model.ts';
import { customerProblems, customerWarnings, missingForFormal } from '../../db/customers/rules.ts';
import type { RowOf } from '../../db/entities.ts';
import { type Choosable, chosenProblems } from '../../db/options/rules.ts';
import { quoteStates } from '../../db/quotes/model.ts';
import { overlaps, returnProblems } from '../../db/test-drives/rules.ts';
import type { VehicleFields } from '../../db/vehicles/model.ts';
import { vehicleProblems, vehicleWarnings } from '../../db/vehicles/rules.ts';
import { closeProblems, completionProblems } from '../../db/visits/rules.ts';
import { tempFolder } from '../../tests/harness/processes.ts';
import { checkPassword } from '../features/staff/login.ts';
import { boardOf } from '../features/visits/day.ts';
import { silentLogger } from '../kernel/logger.ts';
import type { Store } from '../kernel/store.ts';
import { createShowroom, type ShowroomApp } from '../showroom.ts';
import { demoClock } from './clock.ts';
import { fillShowroom } from './fill.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './people.ts';
import type { VisitValues } from './visits.ts';

const folder = tempFolder();
let app: ShowroomApp;
let store: Store;
const today = dayOf(Date.now());

beforeAll(async () => {
  const clock = demoClock();
  app = await createShowroom({ dir: folder.dir, log: silentLogger(), clock });
  await fillShowroom(app.showroom!, clock);
  store = app.showroom!.store;
});
afterAll(async () => {
  await app.close();
  folder.remove();
});

/** Rows as the forms see them: every column under its field name. */
function all<T>(
  entity: 'customer' | 'vehicle' | 'visit' | 'vehicle_model' | 'vehicle_option' | 'demo_car' | 'test_drive',
): T[] {
  const ids = store.db.prepare(`SELECT id FROM ${entity}`).pluck().all() as string[];
  return store.write({ id: 'system' }, (tx) => ids.map((id) => tx.get(entity, id) as unknown as T));
}

test('every account that is printed can log in', async () => {
  for (const { login, role } of DEMO_ACCOUNTS)
    expect(await checkPassword(store, { login }, DEMO_PASSWORD)).toMatchObject({ role });
});

test('there is a year of business: 1,200 customers, 60 cars, 4,000 visits, weekends busier than weekdays', () => {
  expect(all('customer')).toHaveLength(1_200);
  expect(all('vehicle')).toHaveLength(60);
  const visits = all<VisitValues>('visit');
  expect(visits.length).toBeGreaterThanOrEqual(3_994);
  const weekend = visits.filter(({ visitOn }) => [0, 6].includes(new Date(visitOn).getUTCDay())).length;
  expect(weekend / 2).toBeGreaterThan(((visits.length - weekend) / 5) * 1.5);
});

test('the forms would accept every card without a complaint, and two thirds or so agreed to be shared', () => {
  const cards = all<CustomerFields & { stage: string; hqShareConsent: string }>('customer');
  for (const card of cards) {
    const told = [...customerProblems(card, today), ...customerWarnings(card, today)];
    // Some came with an old list, for 身份证检查 to find.
    expect(told.filter(({ path }) => path !== 'idNo')).toEqual([]);
    if (card.stage === 'formal') expect(missingForFormal(card)).toEqual([]);
  }
  expect(cards.filter(({ stage }) => stage === 'formal')).toHaveLength(36);
  const share = cards.filter(({ hqShareConsent }) => hqShareConsent === 'granted').length / cards.length;
  expect(share).toBeGreaterThan(0.65);
  expect(share).toBeLessThan(0.75);
});

test('two hundred drives and more; no car is away with two guests, but for the two bookings that show a clash', () => {
  const drives = all<RowOf<'test_drive'>>('test_drive');
  expect(drives.length).toBeGreaterThan(200);
  expect(drives.filter(({ feedbackAt }) => feedbackAt !== null).length).toBeGreaterThan(150);
  expect(all('demo_car')).toHaveLength(4);
  const kept = drives.filter(({ state }) => state !== 'cancelled' && state !== 'noShow');
  const twice = kept.flatMap((one, at) =>
    kept.slice(0, at).filter((other) => other.demoCarId === one.demoCarId && overlaps(one, other)),
  );
  expect(twice).toHaveLength(1);
  for (const { odometerOutKm, odometerInKm } of drives)
    expect(returnProblems(odometerOutKm, odometerInKm ?? 1e6)).toEqual([]);
});

test('the forms would accept every car, and a delivered one has its buyer', () => {
  for (const car of all<VehicleFields>('vehicle')) {
    expect([...vehicleProblems(car), ...vehicleWarnings(car)]).toEqual([]);
    expect(Boolean(car.buyerId)).toBe(car.status === 'delivered' || car.status === 'allocated');
  }
});

test('twelve models with sixty options are sold, and every car, visit and card names one of them', () => {
  const models = all<{ id: string; modelName: string }>('vehicle_model');
  const options = all<Choosable>('vehicle_option');
  expect([models.length, options.length]).toEqual([12, 60]);
  const named = (id: unknown) => models.find((model) => model.id === id)?.modelName;
  for (const car of all<VehicleFields>('vehicle')) {
    expect(named(car.modelId)).toBe(car.model);
    expect(chosenProblems(car.optionIds ?? [], car.modelId, options)).toEqual([]);
  }
  for (const { interestModel, interestModelId } of [...all<VisitValues>('visit'), ...all<CustomerFields>('customer')])
    expect(named(interestModelId) ?? null).toBe(interestModel);
});

test('visits end as the rules want them to, and a customer’s visits are numbered from one', () => {
  const visits = all<VisitValues>('visit').sort((a, b) => a.arrivedAt - b.arrivedAt);
  const count = new Map<string, number>();
  for (const visit of visits) {
    if (visit.customerId) {
      count.set(visit.customerId, (count.get(visit.customerId) ?? 0) + 1);
      expect(visit.visitSeq).toBe(count.get(visit.customerId));
    }
    const whole = visit as Parameters<typeof closeProblems>[0] & VisitValues;
    if (visit.state === 'closed') expect(closeProblems(whole, whole, Date.now())).toEqual([]);
    expect(completionProblems(whole as Parameters<typeof completionProblems>[0], Date.now())).toEqual([]);
  }
  expect(count.size).toBe(1_200);
});

test('the floor is alive: everybody busy, guests waiting, one visit forgotten yesterday', () => {
  const board = boardOf(store);
  expect(board.received).toHaveLength(3);
  expect(board.registered).toHaveLength(2);
  expect(board.assigned).toHaveLength(1);
  expect(board.unfinished).toHaveLength(1);
  expect(board.rota.order).toHaveLength(3);
});

test('offers of the last weeks stand in every state, and what was issued has its number', () => {
  const rows = store.db.prepare(
    'SELECT status, count(*) AS count, count(doc_no) AS numbered FROM quote GROUP BY status',
  );
  const states = rows.all() as { status: string; count: number; numbered: number }[];
  expect(states.map(({ status }) => status).sort()).toEqual([...quoteStates].sort());
  for (const { status, count, numbered } of states) expect(numbered).toBe(status === 'draft' ? 0 : count);
});
