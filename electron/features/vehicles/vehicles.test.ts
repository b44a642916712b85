import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../db/staff/model.ts';
import { vehicleStatuses } from '../../../db/vehicles/model.ts';
import { movementKinds, movesFrom } from '../../../db/vehicles/movement.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { vehicleDoc, vin } from '../../../tests/factories/vehicle.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const typed = (changes: Parameters<typeof vehicleDoc>[0] = {}) => {
  const { id: _, costFen: __, ...fields } = vehicleDoc(changes);
  return fields as Parameters<ReturnType<TestApp['caller']>['vehicles']['create']>[0];
};
const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });
const complaining = (path: string, code: string) =>
  expect.objectContaining({
    cause: expect.objectContaining({ problems: [expect.objectContaining({ path, code })] }),
  });
const customer = (name: string) =>
  app.showroom.store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ name }))).id;

test('a card is saved in one spelling, found by the end of its VIN and by plate, and goes to head office', async () => {
  const desk = app.caller('backOffice');
  const number = vin();
  const card = await desk.vehicles.create(typed({ vin: ` ${number.toLowerCase()} `, plate: '京a·12345' }));
  expect(card).toMatchObject({ vin: number, plate: '京A12345', rev: 1 });
  for (const text of [number.slice(-6), '京A12345', 'rx350h']) {
    const { rows } = await desk.vehicles.list({ filters: { text } });
    expect(rows.map(({ id }) => id)).toEqual([card.id]);
  }
  const sent = app.showroom.store.db.prepare("SELECT count(*) FROM outbox WHERE entity = 'vehicle'").pluck().get();
  expect(sent).toBe(1);
});

test('what is missing is named field by field and nothing is saved', async () => {
  const desk = app.caller('warehouse');
  await expect(desk.vehicles.create(typed({ engineNo: '  ' }))).rejects.toEqual(
    complaining('engineNo', 'engineNo.required'),
  );
  await expect(desk.vehicles.create(typed({ origin: 'domestic' }))).rejects.toEqual(
    complaining('conformityCertNo', 'conformityCertNo.required'),
  );
  await expect(desk.vehicles.create(typed({ vin: `${vin().slice(0, 16)}O` }))).rejects.toEqual(
    complaining('vin', 'vin.characters'),
  );
  expect((await desk.vehicles.list({})).rows).toEqual([]);
});

test('a VIN stands on one card only; the refusal names the other one', async () => {
  const desk = app.caller('backOffice');
  const first = await desk.vehicles.create(typed({ model: 'NX 260', series: 'NX', status: 'lent' }));
  const taken = { id: first.id, series: 'NX', model: 'NX 260', status: 'lent' };
  await expect(desk.vehicles.create(typed({ vin: first.vin.toLowerCase() }))).rejects.toEqual(
    refusing('vehicle.vinTaken', { field: 'vin', params: taken }),
  );
  const second = await desk.vehicles.create(typed());
  await expect(desk.vehicles.update({ id: second.id, rev: second.rev, vin: first.vin })).rejects.toEqual(
    refusing('vehicle.vinTaken'),
  );
  expect(await desk.vehicles.update({ id: second.id, rev: second.rev, vin: second.vin, keyNo: '7' })).toMatchObject({
    keyNo: '7',
  });
});

test('the second of two people sees what the first one changed, before anything else', async () => {
  const desk = app.caller('backOffice');
  const card = await desk.vehicles.create(typed());
  await app.caller('manager').vehicles.update({ id: card.id, rev: 1, location: '展厅', listPriceFen: 1 });
  await expect(desk.vehicles.update({ id: card.id, rev: 1, location: '二号库', engineNo: '' })).rejects.toEqual(
    refusing('record.stale', {
      params: expect.objectContaining({
        changes: expect.arrayContaining([expect.objectContaining({ field: 'location', to: '展厅', byName: '陈立' })]),
      }),
    }),
  );
});

test('a form that leaves a field out keeps it; turning a car domestic takes its customs fields off', async () => {
  const desk = app.caller('backOffice');
  const card = await desk.vehicles.create(typed({ port: '天津港', remarks: '展车' }));
  const changed = await desk.vehicles.update({ id: card.id, rev: 1, origin: 'domestic', conformityCertNo: 'hg 77' });
  expect(changed).toMatchObject({ conformityCertNo: 'HG77', port: null, importCertNo: null, remarks: '展车' });
});

test.each<Role>(['consultant', 'reception', 'warehouse'])('no answer tells the cost to %s', async (role) => {
  const office = app.caller('finance');
  const card = await app.caller('manager').vehicles.create({ ...typed(), costFen: 441_000_01 });
  const buyer = customer('王建国');
  await app.caller('manager').vehicles.link({ id: card.id, rev: 1, buyerId: buyer });
  await app.caller('manager').vehicles.update({ id: card.id, rev: 2, costFen: 442_000_02, keyNo: '8' });
  expect((await office.vehicles.get({ id: card.id })).card.costFen).toBe(442_000_02);

  const { vehicles } = app.caller(role);
  const answers: unknown[] = [
    await vehicles.get({ id: card.id }),
    await vehicles.list({}),
    await vehicles.list({ filters: { text: card.vin } }),
    await vehicles.byCustomer({ customerId: buyer }),
    await vehicles.history({ id: card.id }),
  ];
  if (role === 'consultant') {
    const stale = vehicles.link({ id: card.id, rev: 1, driverId: buyer });
    answers.push(await stale.catch((error: { cause: { params: unknown } }) => error.cause.params));
    answers.push(await vehicles.link({ id: card.id, rev: 3, driverId: buyer }));
  }
  if (role === 'warehouse') {
    const stale = vehicles.update({ id: card.id, rev: 1, keyNo: '9' });
    answers.push(await stale.catch((error: { cause: { params: unknown } }) => error.cause.params));
    answers.push(await vehicles.update({ id: card.id, rev: 3, keyNo: '9' }));
    answers.push(await vehicles.move({ id: card.id, rev: 4, kind: 'move', toPlace: '二号库' }));
    await expect(vehicles.update({ id: card.id, rev: 5, costFen: 1 })).rejects.toEqual(refusing('vehicle.costRole'));
    await expect(vehicles.create({ ...typed(), costFen: 1 })).rejects.toEqual(refusing('vehicle.costRole'));
  }
  expect(JSON.stringify(answers)).not.toMatch(/costFen|44[12]0000[12]/);
  // What they could not see is still there.
  expect((await office.vehicles.get({ id: card.id })).card.costFen).toBe(442_000_02);
});

test('who keeps no stock changes no card, and the warehouse ties no customers', async () => {
  const card = await app.caller('backOffice').vehicles.create(typed());
  for (const role of ['reception', 'consultant', 'finance'] as const) {
    const { vehicles } = app.caller(role);
    await expect(vehicles.create(typed())).rejects.toEqual(refusing('session.forbidden'));
    await expect(vehicles.update({ id: card.id, rev: 1, keyNo: '1' })).rejects.toEqual(refusing('session.forbidden'));
    await expect(vehicles.move({ id: card.id, rev: 1, kind: 'transferOut' })).rejects.toEqual(
      refusing('session.forbidden'),
    );
  }
  for (const role of ['reception', 'warehouse', 'finance'] as const)
    await expect(app.caller(role).vehicles.link({ id: card.id, rev: 1 })).rejects.toEqual(
      refusing('session.forbidden'),
    );
});

test('a car moves only the ways a car can go; the refusal names its status and the movement', async () => {
  const { vehicles } = app.caller('manager');
  const buyerId = customer('王建国');
  const said = { toPlace: '展厅', holder: '试驾组', reason: '交错了车' };
  for (const from of vehicleStatuses)
    for (const kind of movementKinds) {
      const car = await vehicles.create(typed({ status: from, cocNo: 'C1', buyerId }));
      const moved = vehicles.move({ id: car.id, rev: 1, kind, ...said });
      if (!movesFrom(from).includes(kind))
        await expect(moved).rejects.toEqual(refusing('vehicle.move', { params: { status: from, kind } }));
      else {
        const { status } = await moved;
        const [row] = await vehicles.movements({ id: car.id });
        expect(row).toMatchObject({ kind, fromStatus: from, toStatus: status, byName: '陈立' });
      }
    }
});

test('a car that comes in gets its day of arrival and its place; 配车 and 交车 name what is missing', async () => {
  const { vehicles } = app.caller('warehouse');
  const car = await vehicles.create(typed({ status: 'inTransit', location: null, series: null, model: null }));
  const here = await vehicles.move({ id: car.id, rev: 1, kind: 'arrive', toPlace: ' 一号库 ' });
  expect(here).toMatchObject({ status: 'inStock', arrivedOn: '2026-03-14', location: '一号库' });
  app.clock.advance(3 * 86_400_000);
  expect((await vehicles.get({ id: car.id })).ageInDays).toBe(3);
  const missing = (...paths: string[]) =>
    expect.objectContaining({
      cause: expect.objectContaining({ problems: paths.map((path) => ({ path, code: `${path}.required` })) }),
    });
  await expect(vehicles.move({ id: car.id, rev: 2, kind: 'allocate' })).rejects.toEqual(missing('buyerId', 'model'));
  await expect(vehicles.move({ id: car.id, rev: 2, kind: 'deliver' })).rejects.toEqual(
    missing('buyerId', 'model', 'cocNo'),
  );
  await vehicles.update({ id: car.id, rev: 2, cocNo: 'coc1', model: 'RX 350h' });
  const buyerId = customer('王建国');
  const gone = await vehicles.move({ id: car.id, rev: 3, kind: 'deliver', buyerId });
  expect(gone).toMatchObject({ cocNo: 'COC1', status: 'delivered', location: null, buyerId });
});

test('a delivery to the wrong person is taken back by a manager who says why, and by nobody else', async () => {
  const { vehicles } = app.caller('manager');
  const buyerId = customer('王建国');
  const car = await vehicles.create(typed({ status: 'allocated', cocNo: 'C1', buyerId }));
  await vehicles.move({ id: car.id, rev: 1, kind: 'deliver' });
  const back = { id: car.id, rev: 2, kind: 'takeBack' as const };
  await expect(app.caller('backOffice').vehicles.move({ ...back, reason: '交错了' })).rejects.toEqual(
    refusing('vehicle.takeBackRole'),
  );
  await expect(vehicles.link({ id: car.id, rev: 2, buyerId: customer('李强') })).rejects.toEqual(
    refusing('vehicle.deliveredTo'),
  );
  await expect(vehicles.move(back)).rejects.toEqual(complaining('reason', 'movement.reason'));
  expect(await vehicles.move({ ...back, reason: '客户没来' })).toMatchObject({ status: 'allocated', buyerId });
  expect(await vehicles.movements({ id: car.id })).toMatchObject([
    { kind: 'takeBack', reason: '客户没来' },
    { kind: 'deliver' },
  ]);
});

test('whose a car is and its status agree: a buyer makes it 已配, without one it is free', async () => {
  const { vehicles } = app.caller('backOffice');
  const car = await vehicles.create(typed());
  const buyerId = customer('王建国');
  expect(await vehicles.link({ id: car.id, rev: 1, buyerId })).toMatchObject({ status: 'allocated', buyerId });
  expect(await vehicles.link({ id: car.id, rev: 2, buyerId: null })).toMatchObject({
    status: 'inStock',
    buyerId: null,
  });
  const coming = await vehicles.create(typed({ status: 'inTransit', buyerId }));
  expect(await vehicles.move({ id: coming.id, rev: 1, kind: 'arrive' })).toMatchObject({ status: 'allocated' });
  expect((await vehicles.movements({ id: car.id })).map(({ kind }) => kind)).toEqual(['release', 'allocate']);
});

test('the buyer and the driver are seen from the car and the car from both of them', async () => {
  const { vehicles } = app.caller('consultant');
  const car = await app.caller('backOffice').vehicles.create(typed());
  const [buyer, driver] = [customer('王建国'), customer('王芳')];
  await vehicles.link({ id: car.id, rev: 1, buyerId: buyer, driverId: driver });
  expect(await vehicles.get({ id: car.id })).toMatchObject({ buyer: { name: '王建国' }, driver: { name: '王芳' } });
  expect(await vehicles.byCustomer({ customerId: buyer })).toMatchObject([{ id: car.id, buys: true, drives: false }]);
  expect(await vehicles.byCustomer({ customerId: driver })).toMatchObject([{ id: car.id, buys: false, drives: true }]);
  await vehicles.link({ id: car.id, rev: 2, driverId: null });
  expect(await vehicles.get({ id: car.id })).toMatchObject({ buyer: { name: '王建国' }, driver: null });
  const [last] = await vehicles.history({ id: car.id });
  expect(last).toMatchObject({
    action: 'link',
    byName: '周凯',
    changes: [{ field: 'driverId', from: '王芳', to: null }],
  });
  await expect(vehicles.link({ id: car.id, rev: 3, buyerId: car.id })).rejects.toEqual(refusing('record.missing'));
});

test('who looked at a car and who searched the stock is on record, once for one look', async () => {
  const { vehicles } = app.caller('consultant');
  const car = await app.caller('backOffice').vehicles.create(typed());
  const trail = () =>
    app.showroom.store.db
      .prepare("SELECT action, detail FROM audit WHERE actor_id = ? AND action IN ('view', 'search') ORDER BY seq")
      .all(app.staff('consultant'));
  await vehicles.get({ id: car.id });
  await vehicles.get({ id: car.id });
  await vehicles.list({});
  await vehicles.list({ filters: { text: 'rx', status: 'inStock' } });
  expect(trail()).toEqual([
    { action: 'view', detail: '{}' },
    { action: 'search', detail: '{"text":"rx","status":"inStock","shown":1}' },
  ]);
  app.clock.advance(11 * 60_000);
  await vehicles.get({ id: car.id });
  expect(trail()).toHaveLength(3);
});
