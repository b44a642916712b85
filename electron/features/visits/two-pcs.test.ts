import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { registerOf, setWeather } from './day.ts';
import { rotaOf, setRota } from './rota.ts';

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
