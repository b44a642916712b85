import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastDay, monthStep } from '../../../db/month-end/model.ts';
import { deliveryNoteDoc } from '../../../tests/factories/delivery-note.ts';
import { stockOutDoc } from '../../../tests/factories/stock-out.ts';
import { vehicleMovementDoc } from '../../../tests/factories/vehicle-movement.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { newId } from '../../kernel/ids.ts';
import type { Write } from '../../kernel/write.ts';
import { READY } from './carrying.ts';
import { SHIPPED, UNDELIVERED } from './shipped.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
const VIN = '1M8GDM9AXKP042788';
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let customerId: string;
let orderId: string;
let carId: string;
let vehicleId: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  customerId = (await zhou.customers.create({ name: '王建国', mobile: '13911112222' })).id;
  const model = { brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'domestic' as const };
  const { id: modelId } = await chen.models.create(model);
  await wu.products.fromModels();
  const productId = (await wu.prices.known()).products.find((product) => product.modelId === modelId)!.id;
  orderId = (await zhou.orders.create({ customerId, buyerName: '王建国' })).id;
  await zhou.orders.addCars({ id: orderId, car: { productId, vehicleFen: 438_000_00 } });
  carId = (await chen.orders.get({ id: orderId })).cars[0]!.id;
  write((tx) => tx.update('sales_order', orderId, { status: 'open', docNo: 'DD0601-260314-A001' }));
  const typed = {
    vin: VIN,
    origin: 'domestic',
    engineNo: 'E1',
    conformityCertNo: 'C1',
    brandModel: '雷克萨斯牌',
  } as const;
  vehicleId = (await chen.vehicles.create({ ...typed, status: 'inStock', seats: 5, costFen: 400_000_00 })).id;
  await wu.allocations.create({ vehicleId, orderVehicleId: carId, orderNo: 'DD0601-260314-A001' });
});
afterEach(() => app.close());

const write = <T>(work: (tx: Write) => T): T => app.showroom.store.write({ id: 'system' }, work);

/** The car leaves on a day, as its 出库单 does it, and is signed for. */
const leaves = (on: string) =>
  write((tx) => {
    const note = tx.insert(
      'delivery_note',
      deliveryNoteDoc({ orderId, orderVehicleId: carId, customerId, status: 'executed' }),
    );
    const out = tx.insert(
      'stock_out',
      stockOutDoc({ deliveryNoteId: note.id, vehicleId, status: 'left', docNo: 'CK1' }),
    );
    const movedAt = Date.parse(`${on}T10:00:00+08:00`);
    tx.insert('vehicle_movement', vehicleMovementDoc({ vehicleId, kind: 'deliver', movedAt, customerId }));
    const signed = { stockOutId: out.id, deliveryNoteId: note.id, status: 'signed', versionNo: 1 } as const;
    tx.insert('sign_off', { ...signed, id: newId() });
    tx.update('vehicle', vehicleId, { status: 'delivered' });
  });
async function invoiced(issuedOn: string): Promise<string> {
  const { id } = await wu.invoices.start({ id: carId });
  const { card } = await wu.invoices.get({ id });
  const typed = {
    invoiceNo: '26312000000000000001',
    vehicleType: '多用途乘用车',
    originPlace: '日本',
    sellerName: '城西店',
  };
  await wu.invoices.update({
    ...{ id, rev: card.rev, issuedOn, ...typed, sellerTaxNo: '91310112MA1GBCXL05', issuer: '郑芳' },
    ...{ buyerTaxNo: '110101199003071233', vinIssuable: true },
  });
  const open = await zheng.invoices.get({ id });
  await zheng.invoices.go({ id, rev: open.card.rev, seen: open.document.hash, to: 'recorded' });
  return id;
}
const code = (step: Promise<unknown>) =>
  step.then(
    () => null,
    (refused: { cause: { code: string; params?: { gates?: { shut: { code: string }[] }[] } } }) =>
      refused.cause.params?.gates?.[0]?.shut[0]?.code ?? refused.cause.code,
  );

test('vector 30: out in one month and invoiced in the next, the first has it at cost and the second takes it out', async () => {
  leaves('2026-02-27');
  const february = await zheng.monthEnd.get({ month: '2026-02' });
  // 400,000 with 13 % VAT in it.
  expect(february.cars).toMatchObject([{ vin: VIN, leftOn: '2026-02-27', costFen: 353_982_30, grossFen: 438_000_00 }]);
  await zheng.monthEnd.confirm({ month: '2026-02' });
  expect(await code(zheng.monthEnd.confirm({ month: '2026-02' }))).toBe('goods.confirmed');
  await invoiced('2026-03-03');
  const after = await zheng.monthEnd.get({ month: '2026-02' });
  expect(after.confirmed?.docNo).toMatch(/^FC/);
  expect(after.cars).toMatchObject([{ vin: VIN, costFen: 353_982_30 }]);
  expect((await zheng.monthEnd.get({ month: '2026-03' })).reversals).toMatchObject([
    { vin: VIN, costFen: -353_982_30, grossFen: -438_000_00 },
  ]);
  expect((await zheng.monthEnd.get({ month: '2026-03' })).cars).toEqual([]);
});

test('a month confirmed late still has what was not invoiced at its end, and takes it out in the invoice’s month at once', async () => {
  leaves('2026-01-20');
  await invoiced('2026-03-03');
  await zheng.monthEnd.confirm({ month: '2026-01' });
  await zheng.monthEnd.confirm({ month: '2026-02' });
  expect((await zheng.monthEnd.get({ month: '2026-02' })).cars).toHaveLength(1);
  expect((await zheng.monthEnd.get({ month: '2026-03' })).reversals).toHaveLength(1);
});

test('a month that is not over, and a car whose cost nobody knows, keep it from being confirmed', async () => {
  leaves('2026-02-27');
  expect(await code(zheng.monthEnd.confirm({ month: '2026-03' }))).toBe('goods.notOver');
  write((tx) => tx.update('vehicle', vehicleId, { costFen: null }));
  expect((await zheng.monthEnd.get({ month: '2026-02' })).cars[0]!.costFen).toBeNull();
  expect(await code(zheng.monthEnd.confirm({ month: '2026-02' }))).toBe('goods.noCost');
});

test('invoiced and still here stands in the twin list until the car leaves', async () => {
  await invoiced('2026-02-10');
  expect((await zheng.monthEnd.get({ month: '2026-02' })).undelivered).toMatchObject([
    { vin: VIN, grossFen: 438_000_00 },
  ]);
  leaves('2026-03-02');
  expect((await zheng.monthEnd.get({ month: '2026-03' })).undelivered).toEqual([]);
  expect((await zheng.monthEnd.get({ month: '2026-02' })).undelivered).toHaveLength(1);
});

test('steps 17 and 关单: cost is carried once invoiced and signed, and only then may finance close the order', async () => {
  await zheng.receipts.create({
    ...{ customerId, orderId, purpose: 'full', method: 'cash', amountFen: 438_000_00 },
    ...{ payerName: '王建国', receivedOn: TODAY },
  });
  leaves('2026-03-10');
  const close = async () => {
    const { card, document } = await zheng.orders.get({ id: orderId });
    const gates = document.steps
      .find(({ to }) => to === 'closed')!
      .gates.flatMap(({ shut }) => shut.map((one) => one.code));
    if (gates.length === 0) await zheng.orders.go({ id: orderId, rev: card.rev, seen: document.hash, to: 'closed' });
    return gates;
  };
  expect(await code(zheng.monthEnd.carry({ month: '2026-03', carId }))).toBe('carry.notReady');
  expect(await close()).toEqual(expect.arrayContaining(['closing.noInvoice', 'closing.noCost']));
  await invoiced('2026-03-11');
  expect(await close()).toEqual(['closing.noCost']);
  expect(await zheng.monthEnd.carry({ month: '2026-03' })).toEqual({ carried: 1 });
  expect(await zheng.monthEnd.carry({ month: '2026-03' })).toEqual({ carried: 0 });
  expect((await zheng.monthEnd.get({ month: '2026-03' })).carried).toMatchObject({ cars: 1, costFen: 353_982_30 });
  expect(await close()).toEqual([]);
  expect((await zheng.orders.get({ id: orderId })).card.status).toBe('closed');
});

test('a red invoice takes the carried cost back, and the car is 发出商品 again', async () => {
  leaves('2026-03-10');
  const blue = await invoiced('2026-03-11');
  await zheng.monthEnd.carry({ month: '2026-03' });
  const { id } = await zheng.invoices.red({ id: blue, reason: 'wrong' });
  const { card } = await zheng.invoices.get({ id });
  const red = {
    invoiceNo: '26312000000000000002',
    issuedOn: TODAY,
    confirmationNo: '3101',
    confirmationState: '01',
  } as const;
  await zheng.invoices.update({ id, rev: card.rev, ...red });
  const open = await zheng.invoices.get({ id });
  await zheng.invoices.go({ id, rev: open.card.rev, seen: open.document.hash, to: 'recorded' });
  const march = await zheng.monthEnd.get({ month: '2026-03' });
  expect(march.carried).toMatchObject({ costFen: 0, grossFen: 0 });
  expect(march.cars).toMatchObject([{ vin: VIN }]);
});

test('a cost is told to nobody but manager, finance and admin', async () => {
  for (const as of [zhou, wu, app.caller('reception'), app.caller('warehouse')])
    await expect(as.monthEnd.get({ month: '2026-02' })).rejects.toThrow('session.forbidden');
  await expect(chen.monthEnd.confirm({ month: '2026-02' })).rejects.toThrow('session.forbidden');
});

test.runIf(readsPdf)('发出商品清单 is printed with cost and sums', async () => {
  leaves('2026-02-27');
  const { text } = printedText(app.showroom.downloads, await zheng.monthEnd.print({ month: '2026-02' }));
  expect(text).toContain('353,982.30');
});

test('a month ends on its last day, and its lists go by their indexes', () => {
  expect(['2026-02', '2028-02', '2026-04', '2026-12'].map(lastDay)).toEqual([
    ...['2026-02-28', '2028-02-29', '2026-04-30', '2026-12-31'],
  ]);
  expect([monthStep('2026-01', -1), monthStep('2026-12', 1), monthStep('2026-03', -14)]).toEqual([
    ...['2025-12', '2027-01', '2025-01'],
  ]);
  const { db } = app.showroom.store;
  const plan = (sql: string, named: object) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(named) as { detail: string }[]).map(({ detail }) => detail);
  const at = { to: '2026-02-28', until: 0 };
  for (const steps of [plan(SHIPPED, at), plan(UNDELIVERED, at)])
    expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  expect(plan(READY, { to: at.to, carId: null }).filter((step) => /^SCAN (?!i\b)/.test(step))).toEqual([]);
});
