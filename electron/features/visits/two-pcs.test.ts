import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { rotaEventDoc } from '../../../tests/factories/rota-event.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { registerOf, setWeather } from './day.ts';
import { rotaLog } from './rota/log.ts';
import { rotaOf, setRota } from './rota/rota.ts';

const system = { id: 'system' };
const ON = '2026-03-14';
const NINE = Date.UTC(2026, 2, 14, 1);
const pcs = twoPcs();

const numbers = (pc: TestPc) =>
  pc.store.db.prepare('SELECT visit_seq FROM visit WHERE deleted_at IS NULL ORDER BY arrived_at').pluck().all();
const visit = (pc: TestPc, customerId: string, hour: number) =>
  pc.store.write(system, (tx) => tx.insert('visit', visitDoc({ customerId, arrivedAt: NINE + hour * 3_600_000 })).id);
const card = (pc: TestPc) => pc.store.write(system, (tx) => tx.insert('customer', customerDoc()).id);

test('one PC notes the weather, the other fixes the rota, both without a line: the day has both', async () => {
  const { a, b, exchange } = pcs;
  const staff = a.store.write(system, (tx) => [tx.insert('staff', staffDoc()).id, tx.insert('staff', staffDoc()).id]);
  await exchange(a, b);
  setWeather(a.store, system, ON, 'rain');
  setRota(b.store, system, ON, [...staff].reverse());
  await exchange(a, b, a);
  for (const { store } of [a, b]) {
    expect(registerOf(store, ON).weather).toBe('rain');
    expect(rotaOf(store, ON).order.map(({ staffId }) => staffId)).toEqual([...staff].reverse());
  }
});

test('two PCs change the rota without a line: nothing of it is lost and both show the same', async () => {
  const { a, b, exchange } = pcs;
  const [x, y, z] = ['周凯', '陈静', '吴刚'].map((name) =>
    a.store.write(system, (tx) => tx.insert('staff', staffDoc({ name })).id),
  ) as [string, string, string];
  setRota(a.store, system, ON, [x, y, z]);
  await exchange(a, b);
  const note = (pc: TestPc, staffId: string, kind: 'skip' | 'leave' | 'return', minute: number) =>
    pc.store.write(system, (tx) =>
      tx.insert('rota_event', rotaEventDoc({ visitOn: ON, staffId, kind, at: Date.now() + minute * 60_000 })),
    );
  note(a, x, 'skip', 1);
  note(b, y, 'leave', 2);
  note(a, y, 'return', 4);
  note(b, z, 'leave', 3);
  await exchange(a, b, a);
  for (const { store } of [a, b]) {
    expect(rotaOf(store, ON).order.map(({ staffId, state }) => [staffId, state])).toEqual([
      [y, 'point'],
      [z, 'away'],
      [x, 'next'],
    ]);
    expect(rotaLog(store, ON).map(({ kind, name }) => [kind, name])).toEqual([
      ['set', null],
      ['skip', '周凯'],
      ['leave', '陈静'],
      ['leave', '吴刚'],
      ['return', '陈静'],
    ]);
  }
});

test('visits of one customer entered on two PCs are numbered alike on both, by the time of arrival', async () => {
  const { a, b, exchange } = pcs;
  const customer = card(a);
  await exchange(a, b);
  visit(a, customer, 2);
  visit(b, customer, 1);
  visit(b, customer, 3);
  await exchange(a, b, a);
  for (const pc of [a, b]) expect(numbers(pc)).toEqual([1, 2, 3]);
});

test('a merge of two cards on one PC numbers their visits as one customer’s on the other, and parting them undoes it', async () => {
  const { a, b, exchange } = pcs;
  const [stays, goes] = [card(a), card(a)];
  visit(a, stays, 1);
  visit(a, goes, 2);
  await exchange(a, b);
  expect(numbers(b)).toEqual([1, 1]);
  a.store.write(system, (tx) => tx.merge('customer', goes, stays));
  await exchange(a, b);
  expect(numbers(b)).toEqual([1, 2]);
  a.store.write(system, (tx) => tx.merge('customer', goes, null));
  await exchange(a, b);
  expect(numbers(b)).toEqual([1, 1]);
});
