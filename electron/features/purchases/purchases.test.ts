import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { vehicleDoc, vin } from '../../../tests/factories/vehicle.ts';
import { vehicleModelDoc } from '../../../tests/factories/vehicle-model.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const desk = () => app.caller('backOffice');
const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });
const RX = { series: 'RX', model: 'RX 350h', exteriorColor: '珍珠白', times: 1 };

type NewLine = Parameters<ReturnType<TestApp['caller']>['purchases']['create']>[0]['lines'][number];
async function ordered(...lines: NewLine[]) {
  const order = await desk().purchases.create({ orderNo: ' po 77 ', supplier: '总部', orderedOn: '2026-02-02', lines });
  return desk().purchases.get({ id: order.id });
}
/** Papers of an imported car as they are typed at the truck. */
const papers = () => ({ vin: vin(), engineNo: 'A25A1', importCertNo: 'XI1', inspectionNo: 'LI1', location: '一号库' });

test('five cars alike are five lines of one order; a line is found by order number, model and colour', async () => {
  const { card, lines } = await ordered({ ...RX, times: 5 }, { ...RX, model: 'NX 260', series: 'NX' });
  expect(card.orderNo).toBe('PO77');
  expect(lines.map(({ model }) => model)).toEqual([...Array.from({ length: 5 }, () => 'RX 350h'), 'NX 260']);
  const found = async (text: string) => (await desk().purchases.list({ filters: { text } })).rows.length;
  expect([await found('po77'), await found('nx'), await found('珍珠'), await found('100%')]).toEqual([6, 1, 6, 0]);
  expect(await desk().purchases.count({ text: 'PO77' })).toEqual({ count: 6, more: false });
  await expect(desk().purchases.create({ orderNo: 'PO78', lines: [RX] })).rejects.toMatchObject({
    cause: { problems: [{ path: 'supplier', code: 'field.required' }] },
  });
});

test('what is late is counted and named with its days; what is expected last stands first', async () => {
  // Today is 2026-03-14.
  await ordered(
    { ...RX, model: 'late', shippedOn: '2026-02-20', expectedOn: '2026-03-11' },
    { ...RX, model: 'soon', allocatedOn: '2026-02-20', expectedOn: '2026-04-01' },
    { ...RX, model: 'unknown' },
  );
  const { rows } = await app.caller('consultant').purchases.list({});
  expect(rows.map(({ model, state, daysLate }) => [model, state, daysLate])).toEqual([
    ['soon', 'allocated', null],
    ['late', 'shipped', 3],
    ['unknown', 'ordered', null],
  ]);
  expect(await desk().purchases.count({ late: true })).toEqual({ count: 1, more: false });
  const shipped = await desk().purchases.list({ filters: { state: 'shipped', supplier: '总部', series: 'RX' } });
  expect(shipped.rows.map(({ model }) => model)).toEqual(['late']);
});

test('arrival makes the card from the order, in stock through a movement, with the damage found', async () => {
  const { card, lines } = await ordered({ ...RX, priceFen: 441_000_00, options: '全景天窗' });
  const typed = papers();
  // Who takes it off the truck need not see what it cost.
  const line = await app.caller('warehouse').purchases.arrive({
    id: lines[0]!.id,
    rev: lines[0]!.rev,
    ...typed,
    checks: ['body', 'keys'],
    damages: [{ part: '左前门', kind: 'scratch', severity: 'minor', liable: 'carrier', note: '5 厘米' }],
  });
  expect(line).toMatchObject({ arrivedOn: '2026-03-14', vin: typed.vin, checks: ['body', 'keys'] });
  expect(line).not.toHaveProperty('priceFen');
  const id = line.vehicleId!;
  expect((await desk().vehicles.get({ id })).card).toMatchObject({
    ...typed,
    status: 'inStock',
    arrivedOn: '2026-03-14',
    model: 'RX 350h',
    options: '全景天窗',
    supplier: '总部',
    purchaseOrderNo: 'PO77',
    purchasedOn: '2026-02-02',
    costFen: 441_000_00,
  });
  expect(await desk().vehicles.movements({ id })).toMatchObject([
    { kind: 'arrive', fromStatus: 'inTransit', toStatus: 'inStock', toPlace: '一号库' },
  ]);
  const [damage] = await desk().purchases.damages({ id });
  expect(damage).toMatchObject({ part: '左前门', kind: 'scratch', state: 'open', note: '5 厘米' });
  await desk().purchases.updateDamage({ id: damage!.id, rev: damage!.rev, state: 'settled', fen: 800_00 });
  expect(await desk().purchases.damages({ id })).toMatchObject([{ state: 'settled', fen: 800_00 }]);
  expect((await desk().purchases.get({ id: card.id })).lines).toMatchObject([{ state: 'arrived', vehicleId: id }]);
});

test('a car whose card is on its way arrives on that card; what the card says stays', async () => {
  const { lines } = await ordered({ ...RX, priceFen: 441_000_00 });
  const onItsWay = vehicleDoc({ status: 'inTransit', location: null, exteriorColor: '钛银', costFen: 440_000_00 });
  app.showroom.store.write({ id: 'system' }, (tx) => tx.insert('vehicle', onItsWay));
  const line = await desk().purchases.arrive({ id: lines[0]!.id, rev: 1, vin: onItsWay.vin.toLowerCase() });
  expect(line.vehicleId).toBe(onItsWay.id);
  expect((await desk().vehicles.get({ id: onItsWay.id! })).card).toMatchObject({
    status: 'inStock',
    exteriorColor: '钛银',
    costFen: 440_000_00,
    supplier: '总部',
    purchaseOrderNo: 'PO77',
  });
});

test('a car promised to somebody is theirs when it arrives', async () => {
  const buyer = app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.insert('customer', customerDoc({ name: '王建国' })),
  ).id;
  const { lines } = await ordered({ ...RX, promisedToId: buyer });
  expect(lines[0]!.promisedTo).toMatchObject({ name: '王建国' });
  const line = await desk().purchases.arrive({ id: lines[0]!.id, rev: 1, ...papers() });
  expect((await desk().vehicles.get({ id: line.vehicleId! })).card).toMatchObject({
    status: 'allocated',
    buyerId: buyer,
  });
});

test('a line in the words of the catalogue gives the card its configuration and list price', async () => {
  const made = vehicleModelDoc({ series: 'RX', modelName: 'RX 350h', guidePriceFen: 489_900_00, origin: 'imported' });
  app.showroom.store.write({ id: 'system' }, (tx) => tx.insert('vehicle_model', made));
  const { lines } = await ordered(RX);
  expect(lines[0]!.modelId).toBe(made.id);
  const line = await desk().purchases.arrive({ id: lines[0]!.id, rev: 1, ...papers() });
  expect((await desk().vehicles.get({ id: line.vehicleId! })).card).toMatchObject({
    modelId: made.id,
    listPriceFen: 489_900_00,
    brand: made.brand,
    modelYear: made.modelYear,
  });
});

test('nothing of an arrival is kept when the card lacks a paper or the VIN is another car’s', async () => {
  const { lines } = await ordered(RX, RX);
  const at = { id: lines[0]!.id, rev: 1 };
  const damages = [{ part: '前杠', kind: 'dent' as const, severity: 'major' as const }];
  const { inspectionNo: _, ...short } = papers();
  await expect(desk().purchases.arrive({ ...at, ...short, damages })).rejects.toMatchObject({
    cause: { problems: [{ path: 'inspectionNo', code: 'inspectionNo.required' }] },
  });
  const first = await desk().purchases.arrive({ ...at, ...papers() });
  await expect(desk().purchases.arrive({ ...at, rev: first.rev, ...papers() })).rejects.toEqual(
    refusing('purchase.arrived'),
  );
  const second = { id: lines[1]!.id, rev: 1, ...papers(), vin: first.vin! };
  await expect(desk().purchases.arrive(second)).rejects.toEqual(refusing('vehicle.vinTaken', { field: 'vin' }));
  const count = (table: string) => app.showroom.store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('vehicle'), count('damage')]).toEqual([1, 0]);
  await expect(desk().purchases.removeLine({ id: first.id, rev: first.rev })).rejects.toEqual(
    refusing('purchase.arrived'),
  );
});

test('one VIN is bought once; a line taken off can be brought back', async () => {
  const number = vin();
  const { card, lines } = await ordered({ ...RX, vin: number }, RX);
  await expect(desk().purchases.updateLine({ id: lines[1]!.id, rev: 1, vin: number.toLowerCase() })).rejects.toEqual(
    refusing('purchase.vinOrdered', { field: 'vin', params: { orderNo: 'PO77' } }),
  );
  await desk().purchases.removeLine({ id: lines[1]!.id, rev: 1 });
  expect((await desk().purchases.get({ id: card.id })).lines).toHaveLength(1);
  await desk().purchases.restoreLine({ id: lines[1]!.id });
  expect((await desk().purchases.get({ id: card.id })).lines).toHaveLength(2);
});
