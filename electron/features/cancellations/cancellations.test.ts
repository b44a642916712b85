import { afterEach, beforeEach, expect, test } from 'vitest';
import { cancellationTerms } from '../../../db/cancellations/model.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { ORDER_NO, openDeal } from '../../../tests/harness/deal.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let customerId: string;
let orderId: string;
let carId: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  const deal = await openDeal(app);
  ({ customerId, orderId } = deal);
  carId = deal.cars[0]!;
});
afterEach(() => app.close());

const pay = (purpose: '定金' | 'agency' | 'balance', yuan: number, payerName = '王建国') =>
  zheng.receipts.create({
    ...{ customerId, orderId, purpose, method: 'cash' },
    ...{ amountFen: yuan * 100, payerName, receivedOn: TODAY, force: true },
  });
async function allocated(): Promise<string> {
  const vehicle = { vin: '1M8GDM9AXKP042788', origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1' } as const;
  const { id: vehicleId } = await chen.vehicles.create({ ...vehicle, status: 'inStock' });
  return (await wu.allocations.create({ vehicleId, orderVehicleId: carId, orderNo: ORDER_NO })).id;
}
const ask = (fault: 'buyer' | 'seller' | 'none') =>
  zhou.cancellations.request({ orderId, fault, reason: '家里不买了' });
async function decide(id: string, to: 'approved' | 'rejected', as = chen): Promise<void> {
  const { approval } = await chen.cancellations.get({ id });
  const { card, document } = await as.approvals.get({ id: approval!.id });
  await as.approvals.go({
    id: card.id,
    rev: card.rev,
    seen: document.hash,
    to,
    reason: to === 'rejected' ? '再谈谈' : null,
  });
}
async function settle(id: string): Promise<void> {
  const { card, document } = await zheng.cancellations.get({ id });
  await zheng.cancellations.settle({ id, rev: card.rev, seen: document.hash, method: 'cash' });
}
const general = () =>
  app.showroom.store.write({ id: 'system' }, (tx) => {
    const id = tx.db.prepare("SELECT id FROM staff WHERE role = 'manager'").pluck().get() as string;
    tx.update('staff', id, { authorityLevel: 2 });
  });

test('nobody at fault: approved, the car is free and the order off; finance pays each receipt back to who paid it', async () => {
  await pay('定金', 5_000);
  await pay('agency', 2_000, '王建军');
  const allocation = await allocated();
  const { id } = await ask('none');
  expect((await zhou.cancellations.get({ id })).card).toMatchObject({
    status: 'requested',
    refundFen: 7_000_00,
    keptFen: 0,
  });
  expect((await wu.allocations.get({ id: allocation })).card.status).toBe('held');

  await decide(id, 'approved');
  expect((await chen.cancellations.get({ id })).card.status).toBe('decided');
  expect((await chen.orders.get({ id: orderId })).card.status).toBe('cancelled');
  expect((await wu.allocations.get({ id: allocation })).card).toMatchObject({ status: 'released' });

  await settle(id);
  expect((await zheng.cancellations.get({ id })).card.status).toBe('refunded');
  const refunds = app.showroom.store.db
    .prepare('SELECT payee_name AS payee, amount_fen AS fen, reason FROM refund ORDER BY amount_fen DESC')
    .all();
  const reason = (await chen.cancellations.get({ id })).card.docNo;
  expect(refunds).toEqual([
    { payee: '王建国', fen: 5_000_00, reason },
    { payee: '王建军', fen: 2_000_00, reason },
  ]);
  expect((await chen.orders.get({ id: orderId })).money.receivedFen).toBe(0);
});

test('whoever breaks the contract pays for it: a deposit is kept only with a decision of level 2, the rest goes back', async () => {
  await pay('定金', 5_000);
  await pay('balance', 10_000);
  const { id } = await ask('buyer');
  await expect(decide(id, 'approved')).rejects.toMatchObject({ cause: { code: 'document.gates' } });
  general();
  await decide(id, 'approved');
  await settle(id);
  expect((await chen.orders.get({ id: orderId })).money.receivedFen).toBe(5_000_00);
});

test('one car of a fleet order: its share goes back, the others stay with what is kept for them, and it is one 退订 a car', async () => {
  const { productId } = (await chen.orders.get({ id: orderId })).cars[0]!;
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('sales_order', orderId, { status: 'draft' }));
  await zhou.orders.addCars({ id: orderId, times: 2, car: { productId, vehicleFen: 219_000_00 } });
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('sales_order', orderId, { status: 'open' }));
  general();
  await pay('定金', 80_000);
  const allocation = await allocated();
  const one = { orderId, orderVehicleId: carId, reason: '少要一台' };
  // 438,000 of 876,000: half of what was paid.
  const { terms } = await zhou.cancellations.terms({ orderId, orderVehicleId: carId });
  expect(terms.find(({ fault }) => fault === 'buyer')).toMatchObject({
    ...{ contractFen: 438_000_00, paidFen: 40_000_00, keptFen: 40_000_00, refundFen: 0 },
  });
  const { id } = await zhou.cancellations.request({ ...one, fault: 'buyer' });
  await expect(zhou.cancellations.request({ ...one, fault: 'none' })).rejects.toMatchObject({
    cause: { code: 'document.gates' },
  });
  await decide(id, 'approved');
  const after = await chen.orders.get({ id: orderId });
  expect(after.card.status).toBe('open');
  expect(after.cars).toHaveLength(2);
  expect(after.endedCars).toMatchObject([{ ended: 'cancelled', endedById: id }]);
  // What is kept of the one pays for no other.
  expect(after.money).toMatchObject({ payableFen: 438_000_00, receivedFen: 40_000_00, balanceFen: 398_000_00 });
  expect(after.document.incomplete).toBe(false);
  expect((await wu.allocations.get({ id: allocation })).card.status).toBe('released');
  await settle(id);
  expect((await zheng.cancellations.get({ id })).card.status).toBe('refunded');

  const [second, third] = after.cars;
  const next = await zhou.cancellations.request({ ...one, orderVehicleId: second!.id, fault: 'none' });
  await decide(next.id, 'approved');
  await settle(next.id);
  expect((await chen.orders.get({ id: orderId })).money).toMatchObject({ receivedFen: 20_000_00 });
  await expect(zhou.cancellations.request({ ...one, orderVehicleId: third!.id, fault: 'none' })).rejects.toMatchObject({
    cause: { code: 'document.gates' },
  });
});

test('refused, everything stays as it was and it may be asked for again; asked for twice it is not', async () => {
  await pay('定金', 5_000);
  const { id } = await ask('none');
  await expect(ask('none')).rejects.toMatchObject({ cause: { code: 'document.gates' } });
  await decide(id, 'rejected');
  expect((await chen.cancellations.get({ id })).card.status).toBe('refused');
  expect((await chen.orders.get({ id: orderId })).card.status).toBe('open');
  expect((await ask('none')).id).not.toBe(id);
});

test('money that came in after it was asked for stops the settlement until somebody looked', async () => {
  await pay('定金', 5_000);
  const { id } = await ask('none');
  await decide(id, 'approved');
  await pay('balance', 1_000);
  await expect(settle(id)).rejects.toMatchObject({ cause: { code: 'document.gates' } });
});

test('who reads a showroom’s money asks and settles; reception sees nothing of it', async () => {
  const { id } = await ask('none');
  await expect(app.caller('reception').cancellations.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(zhou.cancellations.settle({ id, rev: 1, seen: '', method: 'cash' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('vectors 19 and 20: 20 % of a contract binds, 订金 never, and twice is paid by who sold', () => {
  const received = { byPurpose: { 定金: 100_000_00, agency: 3_000_00 }, totalFen: 103_000_00 };
  const terms = (fault: 'buyer' | 'seller' | 'none', kind: '定金' | '订金') =>
    cancellationTerms({ contractFen: 400_000_00, received, kind, fault });
  expect(terms('buyer', '定金')).toMatchObject({ bindingFen: 80_000_00, keptFen: 80_000_00, refundFen: 23_000_00 });
  expect(terms('seller', '定金')).toMatchObject({ refundFen: 103_000_00, compensationFen: 80_000_00 });
  expect(terms('buyer', '订金')).toMatchObject({ keptFen: 0, refundFen: 103_000_00 });
});

test('lists and the papers of a deal are found by their indexes', () => {
  const plan = app.showroom.store.db
    .prepare('EXPLAIN QUERY PLAN SELECT doc_no FROM cancellation WHERE order_id = ? OR contract_id = ?')
    .all(orderId, orderId) as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join('\n')).not.toContain('SCAN');
});

test.runIf(readsPdf)('退订协议 on paper: the parties’ terms, 大写, and that nothing is approved yet', async () => {
  await pay('定金', 5_000);
  const { id } = await ask('none');
  const { text } = await printedText(app.showroom.downloads, await zhou.cancellations.print({ id }));
  for (const said of ['退订协议', '王建国', '未批准', '双方均无', '5,000.00', '伍仟元整']) expect(text).toContain(said);
});
