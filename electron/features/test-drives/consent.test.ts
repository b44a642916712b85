import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { demoCarDoc } from '../../../tests/factories/demo-car.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { calendarOf } from './calendar.ts';
import { bookDrive, driveSaving } from './service.ts';
import { callOff } from './steps.ts';

const pcs = twoPcs('head_office');
const desk = { id: 'system', role: 'manager' } as const;
const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 14, hour - 8, minute);

test('the other PC sees that the car is taken by somebody head office may not know, not by whom; it sees when it is free again', async () => {
  const { a, b, exchange } = pcs;
  const { car, guest } = a.store.write(desk, (tx) => ({
    car: tx.insert('demo_car', demoCarDoc({ number: '试02' })).id,
    guest: tx.insert('customer', customerDoc({ name: '王建国', hqShareConsent: 'none' })),
  }));
  const plan = { demoCarId: car, plannedStartAt: at(14), plannedEndAt: at(14, 30) };
  const drive = bookDrive(a.store, desk, { ...plan, customerId: guest.id, licenceNo: '11010519491231002X' });
  await exchange(a, b);
  expect(calendarOf(b.store, '2026-03-14').drives).toMatchObject([
    { id: drive.id, customerId: null, customerName: null },
  ]);
  expect(b.shows('test_drive', drive.id, 'driver_name')).toBeNull();
  expect(b.shows('test_drive', drive.id, 'licence_no')).toBeNull();
  const other = b.store.write(desk, (tx) => tx.insert('customer', customerDoc({ name: '李强' })).id);
  expect(() => bookDrive(b.store, desk, { ...plan, customerId: other })).toThrow('drive.takenElsewhere');

  // What happens to it later is told as well, past what is held back.
  const later = driveSaving.update(a.store, desk, {
    id: drive.id,
    rev: drive.rev,
    plannedStartAt: at(16),
    plannedEndAt: at(17),
  });
  await exchange(a, b);
  expect(calendarOf(b.store, '2026-03-14').drives).toMatchObject([{ plannedStartAt: at(16) }]);
  callOff(a.store, desk, { id: drive.id, rev: later.rev, state: 'cancelled', reason: '改期' });
  await exchange(a, b);
  expect(calendarOf(b.store, '2026-03-14').drives).toEqual([]);
});

test('once the guest agrees, the other PC has the whole drive', async () => {
  const { a, b, exchange } = pcs;
  const { car, guest } = a.store.write(desk, (tx) => ({
    car: tx.insert('demo_car', demoCarDoc()).id,
    guest: tx.insert('customer', customerDoc({ name: '王建国', hqShareConsent: 'none' })),
  }));
  const drive = bookDrive(a.store, desk, {
    demoCarId: car,
    plannedStartAt: at(14),
    plannedEndAt: at(14, 30),
    customerId: guest.id,
  });
  await exchange(a, b);
  a.store.write(desk, (tx) => tx.update('customer', guest.id, { hqShareConsent: 'granted' }));
  a.desk.reviewHeld([{ entity: 'customer', id: guest.id }]);
  await exchange(a, b);
  expect(calendarOf(b.store, '2026-03-14').drives).toMatchObject([{ id: drive.id, customerName: '王建国' }]);
});
