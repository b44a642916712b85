import { afterEach, beforeEach, expect, test } from 'vitest';
import { carPapers } from '../../../db/deliveries/model.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { shut } from '../../../tests/harness/deal.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let zhao: TestCaller;
let customerId: string;
let productId: string;
let vehicleId: string;
beforeEach(async () => {
  app = await testApp();
  [chen, wu, zheng, zhao] = [
    app.caller('manager'),
    app.caller('backOffice'),
    app.caller('finance'),
    app.caller('warehouse'),
  ];
  customerId = (await app.caller('consultant').customers.create({ name: '王建国', mobile: '13911112222' })).id;
  const model = { brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'domestic' as const };
  const { id: modelId } = await chen.models.create(model);
  await wu.products.fromModels();
  productId = (await wu.prices.known()).products.find((product) => product.modelId === modelId)!.id;
  const typed = { vin: '1M8GDM9AXKP042788', origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1' } as const;
  const papers = { series: 'RX', model: 'RX 350h', brand: '雷克萨斯', exteriorColor: '白', cocNo: 'COC1' };
  vehicleId = (await chen.vehicles.create({ ...typed, ...papers, status: 'inStock', fuel: 'hybrid' })).id;
});
afterEach(() => app.close());

const request = (more: object = {}) =>
  wu.loans.request({
    ...{ vehicleId, customerId, purpose: 'sale', dueBackOn: '2026-03-20', depositFen: 5_000_00 },
    ...{ reason: '客户先用车，价格月底定' },
    ...more,
  });
async function decided(id: string, to: 'approved' | 'rejected' = 'approved') {
  const { approval } = await wu.loans.get({ id });
  const { card, document } = await chen.approvals.get({ id: approval!.id });
  await chen.approvals.go({ id: card.id, rev: card.rev, seen: document.hash, to, reason: '月底前定价' });
}
async function submit(id: string) {
  const { card, document } = await wu.loans.get({ id });
  await wu.loans.go({ id, rev: card.rev, seen: document.hash, to: 'submitted' });
}
async function loanAt(id: string) {
  const { loan } = await zhao.loans.get({ id });
  return { id: loan!.id, rev: loan!.rev, seen: loan!.document.hash };
}
const lend = async (id: string) => zhao.loans.lend({ ...(await loanAt(id)), odometerOutKm: 12 });
const status = async () => (await chen.vehicles.get({ id: vehicleId })).card.status;
const takenBy = (orderNo: string) => shut(wu.allocations.create({ vehicleId, orderNo }));
const now = async (id: string) =>
  (await wu.loans.get({ id })).line.filter(({ state }) => state === 'now').map(({ no }) => no);

/** A car out on loan, each step by whose it is. */
async function lent(): Promise<string> {
  const { id } = await request();
  await decided(id);
  await submit(id);
  await zhao.loans.start({ id });
  await lend(id);
  return id;
}

test('without the decision nothing is submitted; a refused request leaves the car free', async () => {
  const { id } = await request();
  expect(await shut(submit(id))).toEqual(['document.noStep']);
  expect(await shut(zhao.loans.start({ id }))).toEqual(['loan.notSubmitted']);
  await decided(id, 'rejected');
  expect((await wu.loans.get({ id })).card.status).toBe('refused');
  expect(await takenBy('DD1')).toEqual([]);
});

test('vector 30: from the submitted request on the car is nobody else’s, at every step up to the sale; no second way out', async () => {
  const { id } = await request();
  await decided(id);
  expect(await now(id)).toEqual([3]);
  await submit(id);
  expect(await takenBy('DD1')).toEqual(['allocation.taken']);
  expect(await now(id)).toEqual([4]);
  await zhao.loans.start({ id });
  expect(await takenBy('DD1')).toEqual(['allocation.taken']);
  const loan = await loanAt(id);
  expect(await shut(wu.loans.toOrder({ id: loan.id, rev: loan.rev, customerId, productId }))).toEqual(['loan.notLent']);
  await lend(id);
  expect(await status()).toBe('lent');
  expect(await takenBy('DD1')).toEqual(['allocation.notOnHand']);
  expect(await now(id)).toEqual([7]);

  const { id: orderId } = await wu.loans.toOrder({ ...(await loanAt(id)), customerId, productId });
  expect((await wu.loans.ofOrder({ id: orderId })).id).toBe(id);
  expect(await shut(wu.loans.allocate(await loanAt(id)))).toEqual(['loan.orderNotOpen']);
  const [car] = (await wu.orders.get({ id: orderId })).cars;
  expect(car).toMatchObject({ fulfilment: 'loan' });
  // How an order comes to be open is its own story (orders.test.ts).
  app.showroom.store.write({ id: 'system' }, (tx) => {
    tx.update('order_vehicle', car!.id, { vehicleFen: 438_000_00 });
    tx.update('sales_order', orderId, { status: 'open', docNo: 'DD0601-260314-A001' });
  });
  await wu.loans.allocate(await loanAt(id));
  expect(await takenBy('DD1')).toEqual(['allocation.notOnHand']);
  expect(await shut(zhao.loans.giveBack({ ...(await loanAt(id)), odometerInKm: 40 }))).toEqual(['loan.sold']);
  expect(await now(id)).toEqual([8]);

  const { id: pdi } = await zhao.pdi.start({ id: vehicleId });
  const sheet = await zhao.pdi.get({ id: pdi });
  const points = sheet.card.points.map((point) => ({ ...point, result: point.result ?? ('ok' as const) }));
  await zhao.pdi.update({ id: pdi, rev: sheet.card.rev, odometerKm: 12, points });
  const seen = await zhao.pdi.get({ id: pdi });
  await zhao.pdi.go({ id: pdi, rev: seen.card.rev, seen: seen.document.hash, to: 'passed' });
  await zheng.receipts.create({
    ...{ customerId, orderId, purpose: 'balance', method: 'cash', amountFen: 438_000_00 },
    ...{ payerName: '王建国', receivedOn: '2026-03-14', force: true },
  });
  const { id: note } = await wu.deliveries.start({ id: car!.id });
  const fresh = await wu.deliveries.notes.get({ id: note });
  const when = { plannedOn: '2026-03-16', plannedTime: '14:30', bay: '一号', papers: [...carPapers] };
  await wu.deliveries.notes.update({ id: note, rev: fresh.card.rev, ...when });
  const planned = await wu.deliveries.notes.get({ id: note });
  await wu.deliveries.notes.go({ id: note, rev: planned.card.rev, seen: planned.document.hash, to: 'approved' });
  expect(await now(id)).toEqual([9]);
  const { id: out } = await wu.deliveries.notes.out({ id: note });
  expect((await wu.loans.get({ id })).loan?.status).toBe('converted');
  expect(await takenBy('DD1')).toEqual(['allocation.notOnHand']);
  for (const [as, to] of [
    [zheng, 'audited'],
    [zhao, 'left'],
  ] as const) {
    const { card, document } = await as.deliveries.outs.get({ id: out });
    await as.deliveries.outs.go({ id: out, rev: card.rev, seen: document.hash, to });
  }
  expect(await status()).toBe('delivered');
  expect(await now(id)).toEqual([13]);
  const ways = app.showroom.store.db
    .prepare(`SELECT count(*) FROM vehicle_movement WHERE vehicle_id = ? AND from_status = 'inStock'`)
    .pluck()
    .get(vehicleId);
  expect(ways).toBe(1);
});

test('brought back the car is free, and the deposit goes back less what is charged', async () => {
  const id = await lent();
  const back = { odometerInKm: 212, damageNote: '前保划痕', chargeFen: 800_00 };
  await expect(zhao.loans.giveBack({ ...(await loanAt(id)), ...back, odometerInKm: 3 })).rejects.toThrow();
  await zhao.loans.giveBack({ ...(await loanAt(id)), ...back });
  expect(await wu.loans.get({ id })).toMatchObject({
    drivenKm: 200,
    depositBackFen: 4_200_00,
    card: { status: 'ended' },
  });
  expect(await status()).toBe('inStock');
  expect(await takenBy('DD1')).toEqual([]);
});

test('what is out past its day stands in the list as overdue', async () => {
  const id = await lent();
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.update('loan', tx.db.prepare('SELECT id FROM loan').pluck().get() as string, { dueBackOn: '2026-03-01' }),
  );
  const overdue = await chen.loans.list({ filters: { view: 'overdue' } });
  expect(overdue.rows.map((row) => row.id)).toEqual([id]);
});
