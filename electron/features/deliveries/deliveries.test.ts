import { afterEach, beforeEach, expect, test } from 'vitest';
import { carPapers } from '../../../db/deliveries/model.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { ORDER_NO, openDeal, shut } from '../../../tests/harness/deal.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let zhao: TestCaller;
let customerId: string;
let orderId: string;
let cars: string[];
let vehicle: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  zhao = app.caller('warehouse');
  ({ customerId, orderId, cars } = await openDeal(app, { times: 2 }));
  vehicle = await carOnHand('1M8GDM9AXKP042788');
});
afterEach(() => app.close());

async function carOnHand(vin: string): Promise<string> {
  const typed = { vin, origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1', model: 'RX 350h' } as const;
  const papers = { series: 'RX', brand: '雷克萨斯', exteriorColor: '白', cocNo: 'COC1' };
  return (await chen.vehicles.create({ ...typed, ...papers, status: 'inStock', fuel: 'hybrid' })).id;
}
const allocate = (orderVehicleId: string, vehicleId = vehicle) =>
  wu.allocations.create({ vehicleId, orderVehicleId, orderNo: ORDER_NO });
const pay = (yuan: number) =>
  zheng.receipts.create({
    ...{ customerId, orderId, purpose: 'balance', method: 'cash' },
    ...{ amountFen: yuan * 100, payerName: '王建国', receivedOn: TODAY, force: true },
  });
async function inspected(vehicleId = vehicle): Promise<void> {
  const { id } = await zhao.pdi.start({ id: vehicleId });
  const { card } = await zhao.pdi.get({ id });
  const points = card.points.map((point) => ({ ...point, result: point.result ?? ('ok' as const) }));
  await zhao.pdi.update({ id, rev: card.rev, odometerKm: 12, points });
  const open = await zhao.pdi.get({ id });
  await zhao.pdi.go({ id, rev: open.card.rev, seen: open.document.hash, to: 'passed' });
}
type NoteTo = Parameters<TestCaller['deliveries']['notes']['go']>[0]['to'];
async function goNote(as: TestCaller, id: string, to: NoteTo, reason?: string) {
  const { card, document } = await as.deliveries.notes.get({ id });
  await as.deliveries.notes.go({ id, rev: card.rev, seen: document.hash, to, reason });
}
async function goOut(as: TestCaller, id: string, to: 'audited' | 'left') {
  const { card, document } = await as.deliveries.outs.get({ id });
  await as.deliveries.outs.go({ id, rev: card.rev, seen: document.hash, to });
}
async function planned(orderVehicleId: string): Promise<string> {
  const { id } = await wu.deliveries.start({ id: orderVehicleId });
  const { card } = await wu.deliveries.notes.get({ id });
  const when = { plannedOn: '2026-03-16', plannedTime: '14:30', bay: '一号' };
  await wu.deliveries.notes.update({ id, rev: card.rev, ...when, papers: [...carPapers] });
  return id;
}
/** One car handed over up to the slip that finance has passed. */
async function audited(): Promise<{ note: string; out: string }> {
  await allocate(cars[0]!);
  await inspected();
  await pay(438_000);
  const note = await planned(cars[0]!);
  await goNote(wu, note, 'approved');
  const { id: out } = await wu.deliveries.notes.out({ id: note });
  await goOut(zheng, out, 'audited');
  return { note, out };
}

test('a delivery waits for car, PDI, papers and money, and says each of them with the way out (G6, G7)', async () => {
  const { id } = await zhou.deliveries.start({ id: cars[0]! });
  expect(await shut(goNote(wu, id, 'approved'))).toEqual([
    'delivery.unplanned',
    'delivery.noCar',
    'delivery.unpaid',
    'delivery.pdi.none',
    ...carPapers.map((paper) => `delivery.paper.${paper}`),
  ]);
  await planned(cars[0]!);
  await allocate(cars[0]!);
  await inspected();
  await pay(437_999);
  expect(await shut(goNote(wu, id, 'approved'))).toEqual(['delivery.unpaid']);
  await pay(1);
  await goNote(wu, id, 'approved');
  expect((await wu.deliveries.notes.get({ id })).card.docNo).toMatch(/^FH/);
});

test('a car whose card lacks what a delivery needs is named before the note is approved, not at the gate', async () => {
  const typed = { vin: 'JTJBKRBZ902012999', origin: 'domestic', engineNo: 'E1', conformityCertNo: 'C1' } as const;
  const { id: bare } = await chen.vehicles.create({ ...typed, model: 'RX 350h', status: 'inStock' });
  await allocate(cars[0]!, bare);
  await inspected(bare);
  await pay(438_000);
  const note = await planned(cars[0]!);
  expect(await shut(goNote(wu, note, 'approved'))).toEqual(['cocNo.required']);
});

test('a second note beside one under way opens that one; a cancelled one makes room', async () => {
  const { id } = await wu.deliveries.start({ id: cars[0]! });
  expect((await zhou.deliveries.start({ id: cars[0]! })).id).toBe(id);
  await goNote(wu, id, 'cancelled', '客户改期');
  expect((await zhou.deliveries.start({ id: cars[0]! })).id).not.toBe(id);
});

test('of two cars the first leaves when its own lines are paid, the second only with the rest', async () => {
  await audited();
  const second = await carOnHand('JTJBKRBZ902012999');
  await allocate(cars[1]!, second);
  await inspected(second);
  const note = await planned(cars[1]!);
  expect(await shut(goNote(wu, note, 'approved'))).toEqual(['delivery.unpaid']);
  await pay(438_000);
  await goNote(wu, note, 'approved');
});

test('a receipt taken back between approval and gate keeps the car in: money is counted again (vector 20)', async () => {
  const { out } = await audited();
  const [receipt] = await zheng.receipts.ofCustomer({ id: customerId });
  await zheng.receipts.reverse({ id: receipt!.id, reason: '打错了' });
  expect(await shut(goOut(zhao, out, 'left'))).toEqual(['delivery.unpaid']);
});

test('when it leaves, car, allocation, note and the paper to sign go in one step; a second slip of the note is the first', async () => {
  const { note, out } = await audited();
  expect((await wu.deliveries.notes.out({ id: note })).id).toBe(out);
  await goOut(zhao, out, 'left');
  expect((await chen.vehicles.get({ id: vehicle })).card).toMatchObject({ status: 'delivered', buyerId: customerId });
  expect(await zhou.allocations.ofVehicle({ id: vehicle })).toMatchObject([{ state: 'consumed' }]);
  const { card, around } = await zhou.deliveries.notes.get({ id: note });
  expect(card.status).toBe('executed');
  expect(around.sign).toMatchObject({ status: 'open' });
  expect(await shut(goNote(wu, note, 'cancelled', '不要了'))).toEqual(['document.noStep']);
});

test('signed on the screen, with a scratch found: the scratch stands among the car’s damages, the ceremony goes on', async () => {
  const { note, out } = await audited();
  await goOut(zhao, out, 'left');
  const { id } = (await zhou.deliveries.notes.get({ id: note })).around.sign!;
  const sign = async () => {
    const { card, document } = await zhou.deliveries.signOffs.get({ id });
    await zhou.deliveries.signOffs.go({ id, rev: card.rev, seen: document.hash, to: 'signed' });
  };
  expect(await shut(sign())).toEqual([
    'delivery.signer',
    'delivery.idUnchecked',
    'delivery.unsigned',
    'delivery.papersUnchecked',
  ]);
  const { card } = await zhou.deliveries.signOffs.get({ id });
  await zhou.deliveries.signOffs.update({
    ...{ id, rev: card.rev, signer: '王建国', idChecked: true, signature: 'M10 10L20 20' },
    checks: ['car', 'tools', 'papers', 'functions', 'warranty'],
    damages: [{ part: '后保险杠', kind: 'scratch', severity: 'minor', liable: 'carrier', handling: 'repair' }],
  });
  await sign();
  const signed = await zhou.deliveries.signOffs.get({ id });
  expect(signed.card.docNo).toMatch(/^QS/);
  expect(await zhou.purchases.damages({ id: vehicle })).toMatchObject([{ part: '后保险杠', state: 'open' }]);
  await zhou.deliveries.signOffs.update({ id, rev: signed.card.rev, ceremony: ['cleaned', 'pocketManual'] });
  await expect(zhou.deliveries.signOffs.update({ id, rev: signed.card.rev + 1, signer: '李强' })).rejects.toMatchObject(
    { cause: { code: 'document.frozen' } },
  );
});

test('reception reads when and where, and neither steps, gates nor papers', async () => {
  const id = await planned(cars[0]!);
  const lina = app.caller('reception');
  expect((await lina.deliveries.list({})).rows).toMatchObject([{ plannedOn: '2026-03-16', bay: '一号' }]);
  expect((await lina.deliveries.notes.get({ id })).document.steps).toEqual([]);
  await expect(lina.deliveries.notes.print({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test.runIf(readsPdf)(
  'the three papers: the note, the slip stamped 未审核 before the audit, the confirmation',
  async () => {
    await allocate(cars[0]!);
    await inspected();
    await pay(438_000);
    const note = await planned(cars[0]!);
    await goNote(wu, note, 'approved');
    const said = async (printed: Promise<{ url: string }>) =>
      (await printedText(app.showroom.downloads, await printed)).text;
    expect(await said(wu.deliveries.notes.print({ id: note }))).toMatch(/交车通知单[\s\S]*2026-03-16 14:30/);
    const { id: out } = await wu.deliveries.notes.out({ id: note });
    expect(await said(zhao.deliveries.outs.print({ id: out }))).toContain('未审核');
    await goOut(zheng, out, 'audited');
    expect(await said(zhao.deliveries.outs.print({ id: out }))).not.toContain('未审核');
    await goOut(zhao, out, 'left');
    const { sign } = (await zhou.deliveries.notes.get({ id: note })).around;
    const paper = await said(zhou.deliveries.signOffs.print({ id: sign!.id }));
    for (const word of ['交车确认单', '王建国', '1M8GDM9AXKP042788', '袖珍驾驶员手册', '车辆完好'])
      expect(paper).toContain(word);
  },
);
