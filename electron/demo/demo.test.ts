import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../db/core/day.ts';
import type { CustomerFields } from '../../db/customers/model.ts';
import { customerProblems, customerWarnings, missingForFormal } from '../../db/customers/rules.ts';
import { askGates, shutGates } from '../../db/documents/gate.ts';
import type { RowOf } from '../../db/entities.ts';
import { type Choosable, chosenProblems } from '../../db/options/rules.ts';
import { orderStates } from '../../db/orders/model.ts';
import { orderGates, shownGates } from '../../db/orders/steps.ts';
import { quoteStates } from '../../db/quotes/model.ts';
import { overlaps, returnProblems } from '../../db/test-drives/rules.ts';
import type { VehicleFields } from '../../db/vehicles/model.ts';
import { vehicleProblems, vehicleWarnings } from '../../db/vehicles/rules.ts';
import { closeProblems, completionProblems } from '../../db/visits/rules.ts';
import { tempFolder } from '../../tests/harness/processes.ts';
import { approvalDocument, waitingFor } from '../features/approvals/service.ts';
import { contractDocument } from '../features/contracts/service.ts';
import { outDocument } from '../features/deliveries/outs.ts';
import { noteDocument } from '../features/deliveries/service.ts';
import { signDocument } from '../features/deliveries/signing.ts';
import { directDocument } from '../features/direct-shipments/service.ts';
import { ageing } from '../features/invoices/ageing.ts';
import { invoiceDocument } from '../features/invoices/document.ts';
import { factsOf as orderFacts } from '../features/orders/facts.ts';
import { receivedOf } from '../features/orders/money.ts';
import { carsOf, linesOf, moneyOf, orderOf } from '../features/orders/rows.ts';
import { orderDocument } from '../features/orders/service.ts';
import { pdiDocument } from '../features/pdi/service.ts';
import { quoteDocument } from '../features/quotes/service.ts';
import { returnDocument } from '../features/returns/service.ts';
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

test('there is a year of business: 1,200 customers, 100 cars, 4,000 visits, weekends busier than weekdays', () => {
  expect(all('customer')).toHaveLength(1_200);
  // Two of them came straight from the supplier.
  expect(all('vehicle')).toHaveLength(100);
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
  expect(cards.filter(({ stage }) => stage === 'formal')).toHaveLength(82);
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
    // One that is on its way straight to its buyer has one too.
    const isTheirs = car.status === 'delivered' || car.status === 'allocated' || car.location === '直运';
    expect(Boolean(car.buyerId)).toBe(isTheirs);
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

/** How many records stand in each state. */
const states = (entity: string): Record<string, number> =>
  Object.fromEntries(
    store.db.prepare(`SELECT status, count(*) FROM ${entity} GROUP BY status ORDER BY status`).raw().all() as [
      string,
      number,
    ][],
  );

test('300 offers stand in every state, and what was issued has its number', () => {
  const quotes = states('quote');
  expect(Object.keys(quotes)).toEqual([...quoteStates].sort());
  const total = Object.values(quotes).reduce((sum, count) => sum + count, 0);
  expect([total > 285, total < 315]).toEqual([true, true]);
  expect(
    store.db.prepare(`SELECT count(*) FROM quote WHERE (status = 'draft') <> (doc_no IS NULL)`).pluck().get(),
  ).toBe(0);
});

test('90 orders in every state, 71 cars left: one straight from the supplier, one still to be signed for, one with 途损, one came back', () => {
  const orders = states('sales_order');
  expect(Object.keys(orders)).toEqual([...orderStates].sort());
  expect(Object.values(orders).reduce((sum, count) => sum + count, 0)).toBe(90);
  expect(states('stock_out')).toEqual({ audited: 1, draft: 1, left: 71 });
  expect(states('sign_off')).toEqual({ open: 2, signed: 70 });
  expect(states('delivery_note')).toEqual({ approved: 2, draft: 3, executed: 71 });
  expect(states('pdi_sheet')).toMatchObject({ failed: 1, open: 2 });
  expect(states('contract')).toMatchObject({ printed: 1, signed: 1, terminated: 2, void: 1 });
  expect(states('cancellation')).toEqual({ decided: 1, refunded: 1, requested: 1 });
  expect(states('contract_supplement')).toEqual({ signed: 1 });
  expect(states('vehicle')).toMatchObject({ delivered: 70, allocated: 5 });
  expect(states('direct_request')).toEqual({ settled: 1, shipped: 1 });
  expect(states('vehicle_return')).toEqual({ refunded: 1 });
  const damaged = store.db.prepare('SELECT count(*) FROM sign_off WHERE json_array_length(damages) > 0');
  expect(damaged.pluck().get()).toBe(1);
});

test('a price, a deposit and the end of a deal wait for the manager, and a price was refused', () => {
  const manager = { id: store.db.prepare(`SELECT id FROM staff WHERE role = 'manager'`).pluck().get() as string };
  expect(waitingFor(store, { ...manager, role: 'manager' }).length).toBeGreaterThanOrEqual(3);
  expect(states('approval_request').rejected).toBeGreaterThanOrEqual(1);
  const kinds = store.db.prepare('SELECT DISTINCT kind FROM approval_request ORDER BY kind').pluck().all();
  expect(kinds).toEqual(['cancelTerms', 'deliverUnpaid', 'depositWaiver', 'priceConcession']);
});

test('whatever an order passed holds: prices, level, contract and deposit of all that were opened', () => {
  const admin = { id: 'system', role: 'admin' as const };
  store.write(admin, (tx) => {
    const ids = tx.db
      .prepare(`SELECT id FROM sales_order WHERE status IN ('open', 'closed')`)
      .pluck()
      .all() as string[];
    for (const id of ids) {
      const facts = orderFacts(tx, tx.get('sales_order', id)!, admin);
      expect(shutGates(askGates(orderGates, shownGates, facts))).toEqual([]);
    }
  });
});

const OPEN_OF = `SELECT coalesce(sum(r.amount_fen - (SELECT coalesce(sum(s.fen), 0) FROM settlement s WHERE s.receivable_id = r.id)), 0)
  FROM receivable r WHERE r.order_id = ?`;

test('cars are invoiced, one came back with a red invoice, and money is owed in every bucket of 账龄', () => {
  const { total } = ageing(store, dayOf(Date.now()));
  expect(Object.entries(total).filter(([, fen]) => fen <= 0)).toEqual([]);
  const invoices = states('sales_invoice');
  expect(invoices.redIssued).toBe(1);
  expect(invoices.recorded).toBeGreaterThan(50);
  const over = store.db.prepare(
    `SELECT count(*) FROM receipt r WHERE (SELECT coalesce(sum(fen), 0) FROM settlement s WHERE s.receipt_id = r.id) > r.amount_fen`,
  );
  expect(over.pluck().get()).toBe(0);
  expect(states('goods_shipped')).toEqual({ confirmed: 1 });
  expect(store.db.prepare('SELECT count(*) FROM goods_shipped_line').pluck().get()).toBeGreaterThan(0);
  expect(store.db.prepare('SELECT count(*) FROM cost_carry').pluck().get()).toBeGreaterThan(30);
});

test('a car that left was paid in full or stands in 账龄, and is its buyer’s; what came back was paid back', () => {
  const left = store.db
    .prepare(
      `SELECT sales.id AS orderId, sales.status, sales.customer_id AS customerId, car.status AS carStatus, car.buyer_id AS buyerId
       FROM stock_out slip JOIN delivery_note note ON note.id = slip.delivery_note_id
       JOIN sales_order sales ON sales.id = note.order_id JOIN vehicle car ON car.id = slip.vehicle_id WHERE slip.status = 'left'`,
    )
    .all() as { orderId: string; status: string; customerId: string; carStatus: string; buyerId: string | null }[];
  for (const { orderId, status, customerId, carStatus, buyerId } of left) {
    const head = orderOf(store.db, orderId)!;
    const { payableFen } = moneyOf(head, carsOf(store.db, orderId), linesOf(store.db, orderId));
    const isBack = status === 'returned';
    const owed = store.db.prepare(OPEN_OF).pluck().get(orderId) as number;
    expect(receivedOf(store.db, head).totalFen >= (isBack ? 0 : payableFen) || owed > 0).toBe(true);
    expect(receivedOf(store.db, head).totalFen).toBeLessThanOrEqual(isBack ? 0 : payableFen);
    expect([carStatus, buyerId]).toEqual(isBack ? ['inStock', null] : ['delivered', customerId]);
  }
});

test('a car is allocated once, but for the one that another PC gave away as well, for head office to judge', () => {
  const twice = store.db.prepare(
    `SELECT vin, count(*) AS count FROM allocation WHERE status <> 'released' GROUP BY vin HAVING count(*) > 1`,
  );
  expect(twice.all()).toMatchObject([{ count: 2 }]);
});

test('every frozen document is what its seal says', () => {
  const admin = { id: 'system', role: 'admin' as const };
  const documents = {
    ...{ quote: quoteDocument, contract: contractDocument, sales_order: orderDocument, pdi_sheet: pdiDocument },
    ...{
      delivery_note: noteDocument,
      stock_out: outDocument,
      sign_off: signDocument,
      approval_request: approvalDocument,
      sales_invoice: invoiceDocument,
      direct_request: directDocument,
      vehicle_return: returnDocument,
    },
  };
  store.write(admin, (tx) => {
    for (const [entity, document] of Object.entries(documents) as [keyof typeof documents, typeof pdiDocument][])
      for (const id of tx.db
        .prepare(`SELECT id FROM ${entity} WHERE content_hash IS NOT NULL`)
        .pluck()
        .all() as string[]) {
        const row = tx.get(entity as 'pdi_sheet', id)!;
        expect(document.sealOf(tx, row)).toBe(row.contentHash);
      }
  });
});
