import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let t: TestApp;
let owner: string;
let buyer: string;
let car: { id: string; rev: number };
beforeEach(async () => {
  t = await testApp();
  const consultant = t.caller('consultant');
  owner = (await consultant.customers.create({ name: '沈国栋', mobile: '13912345678' })).id;
  buyer = (await consultant.customers.create({ name: '周雅琴', mobile: '13912345679' })).id;
  car = await t.caller('backOffice').vehicles.create({
    vin: '1M8GDM9AXKP042788',
    origin: 'imported',
    engineNo: 'E1',
    importCertNo: 'C1',
    inspectionNo: 'S1',
    status: 'inStock',
    model: 'RX 350h',
    plate: '粤B12345',
  });
});
afterEach(() => t.close());

const refusing = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });
const people = () => t.caller('reception').vehicles.people;

test('a car names who has it now before who had it, with the buyer and driver of the sale among them', async () => {
  const links = t.caller('consultant').vehicles.people;
  const past = await links.create({ vehicleId: car.id, customerId: owner, relation: 'owner', since: '2020-01-01' });
  await links.create({ vehicleId: car.id, customerId: buyer, relation: 'payer', since: '2026-01-05', note: '父亲' });
  await links.update({ id: past.id, rev: past.rev, until: '2026-01-01' });
  await t.caller('consultant').vehicles.link({ id: car.id, rev: car.rev, buyerId: buyer });
  const told = await people().ofVehicle({ id: car.id });
  expect(told.map(({ name, relation, until, id }) => [name, relation, until, id === null])).toEqual([
    ['周雅琴', 'buyer', null, true],
    ['周雅琴', 'payer', null, false],
    ['沈国栋', 'owner', '2026-01-01', false],
  ]);
});

test('a customer’s card names the cars they own, also one that was never ours, from merged cards too', async () => {
  const links = t.caller('consultant').vehicles.people;
  await links.create({ vehicleId: car.id, customerId: owner, relation: 'owner', mileageKm: 12_000 });
  await links.create({ customerId: owner, relation: 'owner', brandModel: '宝马 X3', plate: ' 粤b·54321 ' });
  t.showroom.store.write({ id: 'system' }, (tx) => tx.merge('customer', owner, buyer));
  const told = await people().ofCustomer({ customerId: buyer });
  expect(told).toContainEqual(
    expect.objectContaining({ car: 'RX 350h', plate: '粤B12345', mileageKm: 12_000, vehicleId: car.id }),
  );
  expect(told).toContainEqual(expect.objectContaining({ car: '宝马 X3', plate: '粤B54321', vehicleId: null }));
  expect(await people().ofVehicle({ id: car.id })).toMatchObject([{ name: '周雅琴', relation: 'owner' }]);
});

test('a tie without a car or a customer, or that ends before it begins, is refused at its field', async () => {
  const links = t.caller('consultant').vehicles.people;
  const lacking = links.create({ relation: 'owner' });
  await expect(lacking).rejects.toMatchObject({
    cause: { problems: [{ path: 'customerId' }, { path: 'brandModel' }] },
  });
  const early = {
    vehicleId: car.id,
    customerId: owner,
    relation: 'driver',
    since: '2026-02-01',
    until: '2026-01-01',
  } as const;
  await expect(links.create(early)).rejects.toMatchObject({ cause: { problems: [{ path: 'until' }] } });
});

test('the warehouse does not learn whose a car is, and reception ties nobody', async () => {
  await expect(t.caller('warehouse').vehicles.people.ofVehicle({ id: car.id })).rejects.toThrow('session.forbidden');
  const tie = { vehicleId: car.id, customerId: owner, relation: 'owner' } as const;
  await expect(people().create(tie)).rejects.toThrow('session.forbidden');
});

test('what the customs asked is for those who see the cost; a certificate’s bank goes when it is here again', async () => {
  const keeper = t.caller('backOffice').vehicles;
  const pledged = await keeper.update({
    id: car.id,
    rev: car.rev,
    tariffFen: 100_00,
    keyCount: 2,
    certPlace: 'bank',
    certBank: '招商银行',
  });
  const seen = await t.caller('warehouse').vehicles.get({ id: car.id });
  expect(seen.card).toMatchObject({ keyCount: 2, certBank: '招商银行' });
  expect(seen.card).not.toHaveProperty('tariffFen');
  const warehouse = t.caller('warehouse').vehicles;
  await expect(warehouse.update({ id: car.id, rev: pledged.rev, importVatFen: 1 })).rejects.toEqual(
    refusing('vehicle.costRole'),
  );
  const back = await warehouse.update({ id: car.id, rev: pledged.rev, certPlace: 'here' });
  expect(back.certBank).toBeNull();
});
