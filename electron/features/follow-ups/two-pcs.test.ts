import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { findForgotten } from './daily.ts';

const system = { id: 'system' };
const pcs = twoPcs();

test('two PCs that change a card at once may leave it without a next contact: the look of the day finds it, alike on both', async () => {
  const { a, b, exchange } = pcs;
  const level = { level: 'B', interestSeries: 'RX', nextContactOn: '2026-03-20', hqShareConsent: 'granted' } as const;
  const id = a.store.write(system, (tx) => tx.insert('customer', customerDoc(level)).id);
  await exchange(a, b);
  // One gives the customer up, the other raises the level; the day of the next contact was the same to the second.
  a.store.write(system, (tx) => tx.update('customer', id, { level: 'F', nextContactOn: null }));
  b.store.write(system, (tx) => tx.update('customer', id, { level: 'H' }));
  await exchange(a, b, a);
  const cardOn = ({ store }: typeof a) => store.write(system, (tx) => tx.get('customer', id)!);
  for (const pc of [a, b]) expect(cardOn(pc)).toMatchObject({ level: 'H', nextContactOn: null });
  for (const { store } of [a, b]) expect(findForgotten(store)).toBe(true);
  const next = cardOn(a).nextContactOn;
  expect(next).not.toBeNull();
  expect(cardOn(b).nextContactOn).toBe(next);
  await exchange(a, b, a);
  for (const pc of [a, b]) expect(cardOn(pc).nextContactOn).toBe(next);
});
