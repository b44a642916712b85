import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { demoCarDoc } from '../../../tests/factories/demo-car.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { attentionOf, calendarOf } from './calendar.ts';
import { drives } from './list.ts';
import { bookDrive, driveSaving } from './service.ts';

const pcs = twoPcs();
const desk = { id: 'system', role: 'manager' } as const;
const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 14, hour - 8, minute);

test('one car booked on two PCs without a line: both stand on both, marked, until a person moves one', async () => {
  const { a, b, exchange } = pcs;
  const { car, left, right } = a.store.write(desk, (tx) => ({
    car: tx.insert('demo_car', demoCarDoc({ number: '试02' })).id,
    left: tx.insert('customer', customerDoc({ name: '王建国' })).id,
    right: tx.insert('customer', customerDoc({ name: '李强' })).id,
  }));
  await exchange(a, b);
  const plan = { demoCarId: car, plannedStartAt: at(14), plannedEndAt: at(14, 30) };
  const first = bookDrive(a.store, desk, { ...plan, customerId: left });
  const second = bookDrive(b.store, desk, { ...plan, customerId: right, plannedStartAt: at(14, 15) });
  await exchange(a, b, a);
  for (const pc of [a, b]) {
    const { drives: day } = calendarOf(pc.store, '2026-03-14');
    expect(day.map(({ customerName, clashId }) => [customerName, clashId])).toEqual([
      ['王建国', second.id],
      ['李强', first.id],
    ]);
    expect(attentionOf(pc.store).drives).toHaveLength(2);
    expect(drives.count(pc.store, desk, { clash: true })).toEqual({ count: 2, more: false });
  }
  // Other facts of a booking that clashes can still be noted.
  const noted = driveSaving.update(b.store, desk, { id: second.id, rev: second.rev, route: '环线' });
  driveSaving.update(b.store, desk, { ...noted, plannedStartAt: at(15), plannedEndAt: at(15, 30) });
  await exchange(b, a);
  for (const pc of [a, b]) expect(attentionOf(pc.store).drives).toEqual([]);
});
