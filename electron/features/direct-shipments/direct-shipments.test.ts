import { afterEach, beforeEach, expect, test } from 'vitest';
import { contractDoc } from '../../../tests/factories/contract.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { openDeal, shut } from '../../../tests/harness/deal.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
const VINS = ['1M8GDM9AXKP042788', '1HGCM82633A004352', '5GZCZ43D13S812715'] as const;
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let customerId: string;
let orderId: string;
let cars: string[];
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  ({ customerId, orderId, cars } = await openDeal(app, { times: 3, buyerName: '王建国' }));
  const contract = contractDoc({ customerId, status: 'signed', depositFen: 20_000_00 });
  app.showroom.store.write({ id: 'system' }, (tx) => {
    tx.insert('contract', contract);
    tx.update('sales_order', orderId, { contractId: contract.id });
  });
});
afterEach(() => app.close());

const pay = (yuan: number, purpose: '定金' | 'balance' = 'balance') =>
  zheng.receipts.create({
    ...{ customerId, orderId, purpose, method: 'cash' },
    ...{ amountFen: yuan * 100, payerName: '王建国', receivedOn: TODAY, force: true },
  });
const where = {
  supplier: '华南总仓',
  address: '广州市天河区体育西路 1 号',
  contact: '王建国',
  plannedOn: '2026-03-20',
};
type Gone = Parameters<TestCaller['directShipments']['go']>[0]['to'];
async function go(id: string, to: Gone, reason?: string): Promise<void> {
  const { card, document } = await wu.directShipments.get({ id });
  await wu.directShipments.go({ id, rev: card.rev, seen: document.hash, to, reason });
}
async function requested(orderVehicleId: string): Promise<string> {
  const { id } = await wu.directShipments.start({ id: orderVehicleId });
  const { card } = await wu.directShipments.get({ id });
  await wu.directShipments.update({ id, rev: card.rev, ...where });
  await go(id, 'requested');
  return id;
}
async function shipped(id: string, vin: string): Promise<void> {
  const { card, document } = await wu.directShipments.get({ id });
  const papers = { engineNo: 'E1', conformityCertNo: 'C1', cocNo: 'COC1' };
  const waybill = { carrier: '安吉物流', waybillNo: 'YD1', shippedOn: TODAY };
  await wu.directShipments.ship({ id, rev: card.rev, seen: document.hash, vin, ...papers, ...waybill });
}
async function sign(id: string, to: 'signed' | 'refused'): Promise<void> {
  const { sign: paper } = await wu.directShipments.get({ id });
  const { card } = await zhou.deliveries.signOffs.get({ id: paper!.id });
  const typed = { signer: '王建国', idChecked: true, onPaper: true, checks: ['car', 'papers'] as ('car' | 'papers')[] };
  await zhou.deliveries.signOffs.update({ id: paper!.id, rev: card.rev, ...typed });
  const open = await zhou.deliveries.signOffs.get({ id: paper!.id });
  const at = { id: paper!.id, rev: open.card.rev, seen: open.document.hash };
  await zhou.deliveries.signOffs.go({ ...at, to, reason: to === 'refused' ? '左前门划伤' : null });
}
const vehicleOf = (vin: string) =>
  app.showroom.store.db
    .prepare('SELECT status, location, deleted_at IS NOT NULL AS gone FROM vehicle WHERE vin = ?')
    .get(vin);

test('before a car is requested deposit, contract and money must be there, and where it goes', async () => {
  const { id } = await wu.directShipments.start({ id: cars[0]! });
  expect(await shut(go(id, 'requested'))).toEqual([
    ...['direct.deposit', 'direct.lacks.supplier', 'direct.lacks.address', 'direct.lacks.contact'],
    ...['direct.lacks.plannedOn', 'direct.unpaid'],
  ]);
  // A second one beside it opens the first.
  expect((await wu.directShipments.start({ id: cars[0]! })).id).toBe(id);
  await pay(20_000, '定金');
  await pay(418_000);
  await requested(cars[0]!);
  expect((await wu.directShipments.get({ id })).card).toMatchObject({ status: 'requested', docNo: /^ZY/ });
});

test('vector 29: three cars, two signed for are 部分交付 2/3; the third refused at the door was never in stock, and the order is whole', async () => {
  await pay(3 * 438_000, '定金');
  const ids: string[] = [];
  for (const [at, car] of cars.entries()) {
    const id = await requested(car);
    await shipped(id, VINS[at]!);
    ids.push(id);
  }
  expect(vehicleOf(VINS[0])).toMatchObject({ status: 'inTransit', location: '直运' });
  // The VIN is the order's from the waybill on.
  expect((await wu.deliveries.ofOrder({ id: orderId }))[0]!.allocation).toMatchObject({ vin: VINS[0] });
  await sign(ids[0]!, 'signed');
  await sign(ids[1]!, 'signed');
  expect(vehicleOf(VINS[0])).toMatchObject({ status: 'delivered', location: null });
  const between = await chen.orders.get({ id: orderId });
  expect([between.delivered, between.cars.length]).toEqual([2, 3]);

  await sign(ids[2]!, 'refused');
  expect((await wu.directShipments.get({ id: ids[2]! })).card.status).toBe('refused');
  expect(vehicleOf(VINS[2])).toMatchObject({ gone: 1 });
  const after = await chen.orders.get({ id: orderId });
  expect([after.delivered, after.cars.length]).toEqual([2, 2]);
  expect(after.endedCars).toMatchObject([{ ended: 'refused' }]);
  expect((await wu.allocations.list({ filters: { text: VINS[2] } })).rows).toMatchObject([{ state: 'released' }]);
  const moves = app.showroom.store.db
    .prepare(
      'SELECT kind FROM vehicle_movement JOIN vehicle ON vehicle.id = vehicle_id WHERE vin = ? ORDER BY vehicle_movement.id',
    )
    .pluck();
  expect(moves.all(VINS[0])).toEqual(['arrive', 'deliver']);
  expect(moves.all(VINS[2])).toEqual([]);
});

test('its papers go nowhere but by its signature: no 出库单, no approval, no cancelling beside it', async () => {
  await pay(438_000, '定金');
  const id = await requested(cars[0]!);
  await shipped(id, VINS[0]);
  const note = (await wu.deliveries.ofOrder({ id: orderId }))[0]!.note!;
  const { card, document } = await wu.deliveries.notes.get({ id: note.id });
  const at = { id: note.id, rev: card.rev, seen: document.hash };
  expect(await shut(wu.deliveries.notes.go({ ...at, to: 'approved' }))).toContain('delivery.straight');
  expect(await shut(wu.deliveries.notes.go({ ...at, to: 'cancelled', reason: '不送了' }))).toEqual([
    'delivery.straight',
  ]);
  await go(id, 'cancelled', '供货方没车');
  expect((await wu.deliveries.notes.get({ id: note.id })).card.status).toBe('cancelled');
  expect(vehicleOf(VINS[0])).toMatchObject({ gone: 1 });
  // The car may be sent from elsewhere.
  expect((await wu.directShipments.start({ id: cars[0]! })).id).not.toBe(id);
});

test('the signature waits for the numbers of the car’s papers; what the supplier is paid is what it cost', async () => {
  await pay(438_000, '定金');
  const id = await requested(cars[0]!);
  const { card, document } = await wu.directShipments.get({ id });
  const waybill = { vin: VINS[0], carrier: '安吉物流', waybillNo: 'YD1', shippedOn: TODAY, conformityCertNo: 'C1' };
  await wu.directShipments.ship({ id, rev: card.rev, seen: document.hash, engineNo: 'E1', ...waybill });
  expect(await shut(sign(id, 'signed'))).toEqual(['cocNo.required']);
  const { vehicleId } = (await wu.directShipments.get({ id })).card;
  const vehicle = await wu.vehicles.get({ id: vehicleId! });
  await wu.vehicles.update({ id: vehicleId!, rev: vehicle.card.rev, cocNo: 'COC1' });
  await sign(id, 'signed');
  const signed = await zheng.directShipments.get({ id });
  const at = { id, rev: signed.card.rev, seen: signed.document.hash };
  await zheng.directShipments.settle({ ...at, costFen: 400_000_00 });
  expect((await zheng.directShipments.get({ id })).card).toMatchObject({ status: 'settled', costFen: 400_000_00 });
  expect((await chen.vehicles.get({ id: vehicleId! })).card.costFen).toBe(400_000_00);
  expect((await zhou.directShipments.get({ id })).card).not.toHaveProperty('costFen');
});

test.runIf(readsPdf)('直运通知 on paper: which car, where to, to whom, and no price', async () => {
  await pay(438_000, '定金');
  const id = await requested(cars[0]!);
  const { text } = await printedText(app.showroom.downloads, await wu.directShipments.print({ id, lang: 'zh-CN' }));
  for (const said of ['直运通知', '华南总仓', '广州市天河区', 'RX 350h', '王建国']) expect(text).toContain(said);
  expect(text).not.toContain('438');
});
