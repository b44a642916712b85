import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { demoCarDoc } from '../../../tests/factories/demo-car.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let app: TestApp;
let car: string;
let guest: string;
let owner: string;
beforeEach(async () => {
  app = await testApp();
  owner = app.staff('consultant');
  app.showroom.store.write({ id: 'system' }, (tx) => {
    car = tx.insert('demo_car', demoCarDoc({ number: '试02' })).id;
    guest = tx.insert(
      'customer',
      customerDoc({ name: '王建国', mobile: '13912345678', ownerId: owner, level: 'B', interestSeries: 'RX' }),
    ).id;
  });
});
afterEach(() => app.close());

const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });
const complaining = (...problems: [path: string, code: string][]) =>
  expect.objectContaining({
    cause: expect.objectContaining({
      problems: problems.map(([path, code]) => expect.objectContaining({ path, code })),
    }),
  });

/** Saturday 14 March 2026, showroom time. */
const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 14, hour - 8, minute);
const consultant = () => app.caller('consultant');
const LICENCE = { licenceNo: '11010519491231002x', licenceClass: 'C1', licenceExpiresOn: '2030-01-01' } as const;

const book = (from = at(14), to = at(14, 30), more = {}) =>
  consultant().testDrives.create({
    customerId: guest,
    demoCarId: car,
    plannedStartAt: from,
    plannedEndAt: to,
    ...more,
  });
type Drive = { id: string; rev: number };
const of = ({ id, rev }: Drive) => ({ id, rev });
const signed = async (drive: Drive) => consultant().testDrives.sign({ ...of(drive), signature: 'M10 20L30 40' });

test('a booking takes guest, phone and consultant from the card; it stands on the day’s calendar', async () => {
  const drive = await app.caller('reception').testDrives.create({
    customerId: guest,
    demoCarId: car,
    plannedStartAt: at(14),
    plannedEndAt: at(14, 30),
  });
  expect(drive).toMatchObject({ kind: 'drive', state: 'booked', driverName: '王建国', consultantId: owner });
  expect(drive.driveNo).toMatch(/^SJ260314-[0-9A-F]{5}$/);
  // Reception sees no whole number of another's customer.
  expect(drive.driverMobile).toBe('139****5678');
  const { cars, drives } = await consultant().testDrives.calendar({ on: '2026-03-14' });
  expect(cars).toMatchObject([{ number: '试02', out: null }]);
  expect(drives).toMatchObject([
    { id: drive.id, customerName: '王建国', consultantName: '周凯', late: null, clashId: null },
  ]);
  expect((await consultant().testDrives.calendar({ on: '2026-03-15' })).drives).toEqual([]);
});

test('a car is booked by one guest at a time; the refusal names the other booking', async () => {
  await book();
  const taken = { field: 'plannedStartAt', params: { car: '试02', from: '14:00', to: '14:30', name: '王建国' } };
  await expect(book(at(14, 15), at(15))).rejects.toEqual(refusing('drive.taken', taken));
  await expect(book(at(13), at(18))).rejects.toEqual(refusing('drive.taken', taken));
  // Right after it is free, and so is a time that was called off.
  const after = await book(at(14, 30), at(15));
  await consultant().testDrives.callOff({ ...of(after), state: 'cancelled', reason: '改期' });
  const other = await book(at(14, 30), at(15));
  await expect(consultant().testDrives.update({ ...of(other), plannedStartAt: at(14) })).rejects.toEqual(
    refusing('drive.taken', taken),
  );
  // What was called off cannot come back into a time that is taken now.
  const gone = await consultant().testDrives.get({ id: after.id });
  await expect(consultant().testDrives.takeBack(of(gone.card))).rejects.toEqual(refusing('drive.taken'));
});

test('a plan ends after it begins, on the same day, with a car in use', async () => {
  await expect(book(at(14), at(14))).rejects.toEqual(complaining(['plannedEndAt', 'drive.endFirst']));
  await expect(book(at(20), at(25))).rejects.toEqual(complaining(['plannedEndAt', 'drive.tooLong']));
  const { card } = await app.caller('manager').demoCars.get({ id: car });
  await app.caller('manager').demoCars.update({ ...of(card), activeTo: '2026-03-13' });
  await expect(book()).rejects.toEqual(refusing('drive.carInactive', { field: 'demoCarId' }));
});

test('nobody drives without a valid licence of the right class and a signed agreement', async () => {
  const drive = await book();
  const start = (one: Drive) => consultant().testDrives.start({ ...of(one), odometerOutKm: 3_210 });
  await expect(start(drive)).rejects.toEqual(
    complaining(
      ['licenceNo', 'field.required'],
      ['licenceClass', 'field.required'],
      ['licenceExpiresOn', 'field.required'],
      ['signedAt', 'agreement.unsigned'],
    ),
  );
  const wrong = await consultant().testDrives.update({
    ...of(drive),
    ...LICENCE,
    licenceClass: 'C5',
    licenceExpiresOn: '2026-03-13',
  });
  expect((await consultant().testDrives.calendar({ on: '2026-03-14' })).drives).toMatchObject([
    { licence: 'licence.class' },
  ]);
  const ready = await signed(wrong);
  await expect(start(ready)).rejects.toEqual(
    complaining(['licenceClass', 'licence.class'], ['licenceExpiresOn', 'licence.expired']),
  );
  const right = await consultant().testDrives.update({ ...of(ready), ...LICENCE });
  expect(await start(right)).toMatchObject({ state: 'out', odometerOutKm: 3_210 });
});

test('C2 drives an automatic and no manual; who only rides along shows nothing', async () => {
  const { card } = await app.caller('manager').demoCars.get({ id: car });
  await app.caller('manager').demoCars.update({ ...of(card), gearbox: 'manual' });
  const drive = await signed(await book(at(14), at(14, 30), { ...LICENCE, licenceClass: 'C2' }));
  await expect(consultant().testDrives.start({ ...of(drive), odometerOutKm: 1 })).rejects.toEqual(
    complaining(['licenceClass', 'licence.class']),
  );
  const ride = await consultant().testDrives.update({ ...of(drive), kind: 'ride' });
  expect(await consultant().testDrives.start({ ...of(ride), odometerOutKm: 1 })).toMatchObject({ state: 'out' });
});

async function out() {
  const ready = await signed(await book(at(10), at(10, 30), LICENCE));
  return consultant().testDrives.start({ ...of(ready), odometerOutKm: 3_210 });
}

test('a drive comes back with its kilometres; feedback, level and next contact reach the customer card in one save', async () => {
  const drive = await out();
  await expect(consultant().testDrives.finish({ ...of(drive), odometerInKm: 3_209 })).rejects.toEqual(
    complaining(['odometerInKm', 'odometer.back']),
  );
  const back = await consultant().testDrives.finish({ ...of(drive), odometerInKm: 3_222 });
  expect(back).toMatchObject({ state: 'back', odometerInKm: 3_222 });
  expect((await consultant().demoCars.get({ id: car })).card.odometerKm).toBe(3_222);
  const given = await consultant().testDrives.feedback({
    ...of(back),
    scorePower: 5,
    scoreComfort: 4,
    liked: '安静',
    intentAfter: 'keen',
    levelAfter: 'H',
    nextContactOn: '2026-03-16',
  });
  expect(given).toMatchObject({ scorePower: 5, levelAfter: 'H' });
  expect(await consultant().customers.get({ id: guest })).toMatchObject({ level: 'H', nextContactOn: '2026-03-16' });
  expect(await consultant().customers.levels.steps({ id: guest })).toMatchObject([
    { fromLevel: 'B', toLevel: 'H', trigger: 'drive' },
  ]);
  expect((await consultant().testDrives.list({})).rows).toMatchObject([{ score: 4.5, customerName: '王建国' }]);
  expect(await consultant().testDrives.ofCustomer({ id: guest })).toMatchObject([
    { state: 'back', km: 12, carNumber: '试02', liked: '安静' },
  ]);
  expect(await app.caller('manager').demoCars.months({ id: car })).toEqual([
    { month: '2026-03', drives: 1, km: 12, costFen: 0 },
  ]);
});

test('a level the card cannot take keeps the whole form from being saved', async () => {
  const back = await consultant().testDrives.finish({ ...of(await out()), odometerInKm: 3_222 });
  const card = await consultant().customers.get({ id: guest });
  await consultant().customers.update({ ...of(card), level: 'none', interestSeries: null, interestModel: null });
  await expect(consultant().testDrives.feedback({ ...of(back), liked: '动力', levelAfter: 'A' })).rejects.toEqual(
    complaining(['levelAfter', 'level.needsModel']),
  );
  expect((await consultant().testDrives.get({ id: back.id })).card).toMatchObject({ liked: null, feedbackAt: null });
});

test('a car that is out leaves with nobody else; one not back in time stands out', async () => {
  const drive = await out();
  const next = await signed(await book(at(11), at(11, 30), LICENCE));
  await expect(consultant().testDrives.start({ ...of(next), odometerOutKm: 3_222 })).rejects.toEqual(
    refusing('drive.carOut', { params: { car: '试02', name: '王建国' } }),
  );
  expect((await consultant().testDrives.attention()).drives).toEqual([]);
  app.clock.set(at(10, 31));
  expect((await consultant().testDrives.attention()).drives).toMatchObject([{ id: drive.id, late: 'notBack' }]);
  app.clock.set(at(11, 20));
  expect((await consultant().testDrives.attention()).drives).toMatchObject([
    { id: drive.id, late: 'notBack' },
    { id: next.id, late: 'notStarted' },
  ]);
  const late = await consultant().testDrives.list({ filters: { state: 'out', endsBefore: at(11, 20) } });
  expect(late.rows).toMatchObject([{ id: drive.id, late: 'notBack' }]);
});

test('a slip is taken back step by step, but not once there is feedback', async () => {
  const drive = await out();
  const again = await consultant().testDrives.takeBack(of(drive));
  expect(again).toMatchObject({ state: 'booked', startedAt: null, odometerOutKm: null });
  const back = await consultant().testDrives.finish({
    ...of(await consultant().testDrives.start({ ...of(again), odometerOutKm: 3_210 })),
    odometerInKm: 3_220,
  });
  const given = await consultant().testDrives.feedback({ ...of(back), scorePower: 3 });
  await expect(consultant().testDrives.takeBack(of(given))).rejects.toEqual(refusing('drive.otherState'));
  await expect(consultant().testDrives.sign({ ...of(given), signature: null })).rejects.toEqual(
    refusing('drive.otherState', { params: { state: 'back' } }),
  );
  await expect(consultant().testDrives.update({ ...of(given), plannedStartAt: at(9) })).rejects.toEqual(
    refusing('drive.begun'),
  );
});

test('the numbers of licence and ID are starred, shown for a reason, and kept when they come back starred', async () => {
  const drive = await book(at(14), at(14, 30), LICENCE);
  expect(drive).toMatchObject({ licenceNo: '11**************2X', driverMobile: '139****5678' });
  const saved = await consultant().testDrives.update({ ...of(drive), licenceNo: drive.licenceNo, route: '环线' });
  expect(saved.route).toBe('环线');
  expect(await consultant().testDrives.reveal({ id: drive.id, field: 'licenceNo', reason: '核对驾照' })).toEqual({
    value: '11010519491231002X',
  });
  expect((await consultant().testDrives.list({})).rows[0]!.phone).toBe('139****5678');
  expect((await app.caller('manager').testDrives.get({ id: drive.id })).card.driverMobile).toBe('13912345678');
});

test('a car due for service stands out; its bills and kilometres are counted by month for those who keep it', async () => {
  const keeper = app.caller('backOffice');
  const card = app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.insert('vehicle', vehicleDoc({ plate: '京AD99999' })),
  );
  const made = await keeper.demoCars.create({ number: ' 试0３ ', vehicleId: card.id, nextServiceOn: '2026-03-13' });
  expect(made).toMatchObject({ number: '试03', plate: '京AD99999', model: 'RX 350h', gearbox: 'automatic' });
  await expect(keeper.demoCars.create({ number: '试03' })).rejects.toEqual(
    refusing('demoCar.numberTaken', { field: 'number' }),
  );
  expect((await consultant().testDrives.attention()).service).toEqual([{ id: made.id, number: '试03' }]);
  const bill = await keeper.demoCars.addCost({
    demoCarId: made.id,
    spentOn: '2026-02-03',
    costKind: 'fuel',
    fen: 400_00,
  });
  await keeper.demoCars.addCost({ demoCarId: made.id, spentOn: '2026-03-03', costKind: 'insurance', fen: 5_000_00 });
  expect(await keeper.demoCars.months({ id: made.id })).toEqual([
    { month: '2026-03', drives: 0, km: 0, costFen: 5_000_00 },
    { month: '2026-02', drives: 0, km: 0, costFen: 400_00 },
  ]);
  await keeper.demoCars.removeCost(of(bill));
  expect(await app.caller('finance').demoCars.costs({ id: made.id })).toMatchObject([{ costKind: 'insurance' }]);
  await expect(consultant().demoCars.costs({ id: made.id })).rejects.toThrow();
  await expect(consultant().demoCars.create({ number: '试04' })).rejects.toThrow();
});

test('quick search finds a drive by name, phone or agreement number, for those who see drives', async () => {
  const drive = await book();
  const found = async (text: string, role: 'consultant' | 'finance' = 'consultant') =>
    (await app.caller(role).search.quick({ text })).hits.filter(({ kind }) => kind === 'test_drive');
  const [hit] = await found('wangjg');
  expect(hit).toMatchObject({ id: drive.id, title: '王建国', mark: 'booked' });
  expect(JSON.stringify(hit)).not.toContain('13912345678');
  expect(await found('12345678')).toHaveLength(1);
  expect(await found(drive.driveNo.slice(-5))).toHaveLength(1);
  expect(await found('wangjg', 'finance')).toEqual([]);
  expect((await consultant().testDrives.list({ filters: { text: '5678' } })).rows).toMatchObject([{ id: drive.id }]);
});
