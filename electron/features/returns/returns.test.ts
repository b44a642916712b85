import { afterEach, beforeEach, expect, test } from 'vitest';
import { returnTerms } from '../../../db/returns/model.ts';
import { allocationDoc } from '../../../tests/factories/allocation.ts';
import { deliveryNoteDoc } from '../../../tests/factories/delivery-note.ts';
import { salesInvoiceDoc } from '../../../tests/factories/sales-invoice.ts';
import { stockOutDoc } from '../../../tests/factories/stock-out.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { ORDER_NO, openDeal, shut } from '../../../tests/harness/deal.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { allocationSync } from '../allocations/sync.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
const VIN = '1M8GDM9AXKP042788';
let app: TestApp;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let zhao: TestCaller;
let customerId: string;
let orderId: string;
let cars: string[];
let vehicleId: string;
let allocationId: string;
beforeEach(async () => {
  app = await testApp();
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  zhao = app.caller('warehouse');
  ({ customerId, orderId, cars } = await openDeal(app, { times: 2, buyerName: '王建国' }));
  const car = { vin: VIN, origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1', series: 'RX', seats: 5 } as const;
  vehicleId = (await chen.vehicles.create({ ...car, status: 'inStock' })).id;
  allocationId = (await wu.allocations.create({ vehicleId, orderVehicleId: cars[0]!, orderNo: ORDER_NO })).id;
  await pay(438_000);
  await pay(5_000, 'agency');
  // How a car comes to leave is its own story (deliveries.test.ts).
  app.showroom.store.write({ id: 'system' }, (tx) => {
    const staff = tx.db.prepare("SELECT id FROM staff WHERE role = 'manager'").pluck().get() as string;
    tx.update('staff', staff, { authorityLevel: 2 });
    const note = tx.insert(
      'delivery_note',
      deliveryNoteDoc({ orderId, orderVehicleId: cars[0]!, customerId, status: 'executed' }),
    );
    tx.insert('stock_out', stockOutDoc({ deliveryNoteId: note.id, vehicleId, status: 'left', docNo: 'CK1' }));
    tx.update('allocation', allocationId, { status: 'consumed' });
    tx.update('vehicle', vehicleId, { status: 'delivered', buyerId: customerId, location: null });
  });
});
afterEach(() => app.close());

const pay = (yuan: number, purpose: 'balance' | 'agency' = 'balance') =>
  zheng.receipts.create({
    ...{ customerId, orderId, purpose, method: 'cash' },
    ...{ amountFen: yuan * 100, payerName: '王建国', receivedOn: TODAY, force: true },
  });
const asked = (typed: object = {}) =>
  wu.returns.request({ orderVehicleId: cars[0]!, kind: 'agreed', reason: '客户移居', odometerKm: 100, ...typed });
async function decide(id: string, to: 'approved' | 'rejected'): Promise<void> {
  const { approval } = await chen.returns.get({ id });
  const { card, document } = await chen.approvals.get({ id: approval!.id });
  const reason = to === 'rejected' ? '再谈谈' : null;
  await chen.approvals.go({ id: card.id, rev: card.rev, seen: document.hash, to, reason });
}
const at = async (id: string) => {
  const { card, document } = await zheng.returns.get({ id });
  return { id, rev: card.rev, seen: document.hash };
};
const vehicle = () =>
  app.showroom.store.db.prepare('SELECT status, buyer_id AS buyerId FROM vehicle WHERE id = ?').get(vehicleId);

test('vector 31: the fee of a 三包 return is price × km ÷ 1000 × n; what was paid for others is none of it', () => {
  const ask = {
    kind: 'threeGuarantees',
    soldFen: 300_000_00,
    paidFen: 300_000_00,
    km: 2_000,
    perThousandKmBp: 50,
  } as const;
  expect(returnTerms(ask)).toEqual({
    ...{ soldFen: 300_000_00, paidFen: 300_000_00, useFeeFen: 3_000_00, refundFen: 297_000_00 },
  });
  expect(returnTerms({ ...ask, kind: 'agreed' })).toMatchObject({ useFeeFen: 0, refundFen: 300_000_00 });
});

test('vector 31: the invoice goes back whole before the money does; the VIN is free only after the car was looked at', async () => {
  const blue = app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.insert(
      'sales_invoice',
      salesInvoiceDoc({
        ...{ orderId, orderVehicleId: cars[0]!, customerId, vehicleId, vin: VIN, status: 'recorded' },
        ...{
          docNo: 'FP1',
          invoiceNo: '26312000000000000001',
          grossFen: 438_000_00,
          netFen: 387_610_62,
          taxFen: 50_389_38,
        },
      }),
    ),
  ).id;
  const { id } = await asked();
  expect((await wu.returns.get({ id })).card).toMatchObject({ status: 'requested', refundFen: 438_000_00 });
  await expect(asked()).rejects.toMatchObject({ cause: { code: 'document.gates' } });
  await decide(id, 'approved');

  await zhao.returns.carIn({ ...(await at(id)), inKm: 120, inNote: '左后门划痕' });
  // It is here, and still nobody's to sell.
  expect(vehicle()).toMatchObject({ status: 'delivered' });
  expect(await shut(wu.allocations.create({ vehicleId, orderVehicleId: cars[1]!, orderNo: ORDER_NO }))).toEqual([
    'allocation.notOnHand',
  ]);
  const order = await chen.orders.get({ id: orderId });
  expect(order.card.status).toBe('open');
  expect(order.endedCars).toMatchObject([{ ended: 'returned', endedById: id }]);

  await zhao.returns.inspected({ ...(await at(id)), inspection: '抛光后可售', location: '二号库' });
  expect(vehicle()).toEqual({ status: 'inStock', buyerId: null });
  expect((await wu.allocations.get({ id: allocationId })).card.status).toBe('released');
  await wu.allocations.create({ vehicleId, orderVehicleId: cars[1]!, orderNo: ORDER_NO });

  const settle = async () => zheng.returns.settle({ ...(await at(id)), method: 'cash' });
  expect(await shut(settle())).toEqual(['return.notRed']);
  const { red } = await zheng.returns.get({ id });
  const { card } = await zheng.invoices.get({ id: red!.id });
  expect(card).toMatchObject({ redOfId: blue, grossFen: -438_000_00, netFen: -387_610_62, taxFen: -50_389_38 });
  app.showroom.store.write({ id: 'system' }, (tx) => {
    tx.update('sales_invoice', red!.id, { status: 'recorded' });
    tx.update('sales_invoice', blue, { status: 'redIssued' });
  });
  await settle();
  expect((await zheng.returns.get({ id })).card.status).toBe('refunded');
  const refunded = app.showroom.store.db.prepare('SELECT sum(amount_fen) FROM refund').pluck().get();
  expect(refunded).toBe(438_000_00);
});

test('of a registered car the money waits for the 注销证明; with the last car the order is 退回', async () => {
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('order_vehicle', cars[1]!, { ended: 'cancelled' }));
  const { id } = await asked({ kind: 'threeGuarantees', odometerKm: 2_000, perThousandKmBp: 50, registered: true });
  await decide(id, 'approved');
  await zhao.returns.carIn({ ...(await at(id)), inKm: 2_010 });
  expect((await chen.orders.get({ id: orderId })).card.status).toBe('returned');
  await zhao.returns.inspected({ ...(await at(id)), inspection: '车况正常' });
  expect(await shut(zheng.returns.settle({ ...(await at(id)), method: 'cash' }))).toEqual(['return.registered']);
  await zheng.returns.settle({ ...(await at(id)), method: 'cash', deregistrationNo: 'ZX-1' });
  // 438,000 less 0.5 % for each of 2,000 km.
  expect((await zheng.returns.get({ id })).card).toMatchObject({
    ...{ status: 'refunded', useFeeFen: 4_380_00, refundFen: 433_620_00, deregistrationNo: 'ZX-1' },
  });
});

test('a car that was sold from a loan and came back is anybody’s again; one still out on loan is not, though its order is off', () => {
  const { db } = app.showroom.store;
  const row = (status: 'held' | 'consumed' | 'released') =>
    ({ ...allocationDoc({ vin: VIN, loanId: 'loan', status }), deletedAt: null }) as Parameters<typeof claims>[0];
  const { claims } = allocationSync as Required<typeof allocationSync>;
  expect(claims(row('released'), row('consumed'), db)).toEqual([{ key: `vin:${VIN}`, action: 'release' }]);
  expect(claims(row('released'), row('held'), db)).toEqual([]);
});

test('refused, nothing moved; a car that has not left is none to return; who may not ask is not let', async () => {
  const { id } = await asked();
  await decide(id, 'rejected');
  expect((await wu.returns.get({ id })).card.status).toBe('refused');
  expect(vehicle()).toMatchObject({ status: 'delivered' });
  expect(await shut(asked({ orderVehicleId: cars[1]! }))).toEqual(['return.notOut']);
  await expect(app.caller('reception').returns.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(app.caller('consultant').returns.terms({ orderVehicleId: cars[0]! })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test.runIf(readsPdf)('退车协议 on paper: car, mileage, fee and 大写', async () => {
  const { id } = await asked({ kind: 'threeGuarantees', odometerKm: 2_000, perThousandKmBp: 50 });
  const { text } = await printedText(app.showroom.downloads, await wu.returns.print({ id, lang: 'zh-CN' }));
  for (const said of ['退车协议', VIN, '2000 km', '4,380.00', '未批准']) expect(text).toContain(said);
});
