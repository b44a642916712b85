import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMonths, daysOfMonth, showroomGoals, summed } from '../../../db/targets/rules.ts';
import { salesTargetDoc } from '../../../tests/factories/sales-target.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import { goalsOf, setTargets, targetsOf } from './service.ts';

/** Today is Saturday 2026-03-14. */
const month = '2026-03';
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const refusing = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

test('the manager sets goals line by line; what is left out stays, and the history tells who set what', async () => {
  const manager = app.caller('manager');
  const zhou = app.staff('consultant');
  const he = app.staff('consultant', '何静');
  const before = await manager.targets.month({ month });
  expect(before.map(({ name, rev, orders }) => ({ name, rev, orders }))).toEqual([
    { name: '周凯', rev: null, orders: null },
    { name: '何静', rev: null, orders: null },
    { name: null, rev: null, orders: null },
  ]);
  await manager.targets.set({
    month,
    lines: [
      { staffId: zhou, rev: null, orders: 8, captureBp: 8100 },
      { staffId: null, rev: null, orders: 20 },
    ],
  });
  const [line] = await manager.targets.month({ month });
  await manager.targets.set({ month, lines: [{ staffId: zhou, rev: line!.rev, deliveries: 7 }] });
  expect(await manager.targets.month({ month })).toMatchObject([
    { staffId: zhou, orders: 8, deliveries: 7, captureBp: 8100, parties: null },
    { staffId: he, rev: null },
    { staffId: null, orders: 20 },
  ]);
  expect((await manager.targets.month({ month: '2026-04' }))[0]!.orders).toBeNull();
  const history = await manager.targets.history({ id: line!.id });
  expect(history.map(({ action, byName }) => ({ action, byName }))).toEqual([
    { action: 'update', byName: '陈立' },
    { action: 'create', byName: '陈立' },
  ]);
  expect(history[0]!.changes).toEqual([{ field: 'deliveries', from: null, to: 7 }]);
});

test('who saves second is refused whole, whether the goals were set before or made meanwhile', async () => {
  const manager = app.caller('manager');
  const zhou = app.staff('consultant');
  await manager.targets.set({ month, lines: [{ staffId: zhou, rev: null, orders: 8 }] });
  const both = [
    { staffId: null, rev: null, orders: 30 },
    { staffId: zhou, rev: null, orders: 9 },
  ];
  await expect(manager.targets.set({ month, lines: both })).rejects.toEqual(refusing('record.stale'));
  expect((await manager.targets.month({ month })).map(({ orders }) => orders)).toEqual([8, null]);
});

test('only managers set goals, and none that cannot be', async () => {
  for (const role of ['consultant', 'backOffice', 'reception', 'finance'] as const)
    await expect(app.caller(role).targets.set({ month, lines: [] })).rejects.toThrow('session.forbidden');
  const set = (more: object) =>
    app.caller('manager').targets.set({ month, lines: [{ staffId: null, rev: null, ...more }] });
  await expect(set({ orders: -1 })).rejects.toThrow('number.range');
  await expect(set({ captureBp: 10_001 })).rejects.toThrow('target.share');
  await expect(set({ staffId: newId(), orders: 1 })).rejects.toEqual(refusing('record.missing'));
  await expect(app.caller('manager').targets.month({ month: '2026-13' })).rejects.toThrow('month.format');
});

test('goals of who left stay in their month and in no other', async () => {
  const { store } = app.showroom;
  const gone = app.staff('consultant', '秦琼');
  store.write({ id: 'system' }, (tx) => {
    tx.insert('sales_target', salesTargetDoc({ month, staffId: gone, orders: 5 }));
    tx.update('staff', gone, { disabledAt: tx.at });
  });
  expect(targetsOf(store, month)).toMatchObject([{ name: '秦琼', orders: 5 }, { staffId: null }]);
  expect(targetsOf(store, '2026-04')).toMatchObject([{ staffId: null }]);
  // The showroom has no goal of its own: it is the sum of its people's.
  expect(goalsOf(store, month, null)).toMatchObject({ orders: 5, deliveries: null });
});

test('months, sums and the showroom’s own word', () => {
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1), addMonths('2024-02', 12)]).toEqual([
    '2027-01',
    '2025-12',
    '2025-02',
  ]);
  expect(daysOfMonth('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  const people = [{ orders: 8, captureBp: 8000 }, { orders: 0, drives: 3 }, {}];
  expect(summed(people)).toMatchObject({ orders: 8, drives: 3, deliveries: null, captureBp: null });
  expect(showroomGoals({ orders: 20, captureBp: 7500 }, people)).toMatchObject({
    orders: 20,
    drives: 3,
    captureBp: 7500,
  });
});

const pcs = twoPcs();

test('goals set on two PCs without a line are one line on both; of the same goal one word stands on both', async () => {
  const { a, b, exchange } = pcs;
  const who = { id: '01a22c71-3b42-72ed-958d-8abdbdaffec2', role: 'manager' } as const;
  const staffId = '01a22c71-3b42-72ed-958d-8abdbdaffec3';
  for (const { store } of [a, b])
    store.write({ id: 'system' }, (tx) => tx.insert('staff', staffDoc({ id: staffId, role: 'consultant' })));
  setTargets(a.store, who, { month, lines: [{ staffId, rev: null, orders: 8, drives: 10 }] });
  setTargets(b.store, who, { month, lines: [{ staffId, rev: null, deliveries: 6, drives: 12 }] });
  await exchange(a, b, a);
  const of = ({ store }: typeof a) => targetsOf(store, month).find((line) => line.staffId === staffId);
  expect(of(a)).toMatchObject({ orders: 8, deliveries: 6 });
  expect(of(b)).toMatchObject({ orders: 8, deliveries: 6 });
  expect(of(a)!.drives).toBe(of(b)!.drives);
});
