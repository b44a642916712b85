import { expect, test } from 'vitest';
import { addDays } from '../../../db/core/day.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { lossDoc } from '../../../tests/factories/loss.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { todayOf } from '../../records/who.ts';
import { reactivateDue } from './daily.ts';

const pcs = twoPcs();
const DAY = 86_400_000;
const system = { id: 'system' };

/** A customer who sleeps until tomorrow, known to both PCs. */
async function asleep() {
  const { a, b } = pcs;
  const on = addDays(todayOf(a.store), 1);
  const id = a.store.write(system, (tx) => {
    const card = tx.insert('customer', customerDoc({ level: 'F', interestSeries: 'RX', nextContactOn: null }));
    tx.insert('loss', lossDoc({ customerId: card.id, state: 'approved', reactivateOn: on, levelBefore: 'A' }));
    return card.id;
  });
  await pcs.exchange(a, b);
  for (const pc of [a, b]) pc.clock.advance(DAY);
  return { a, b, id, on };
}

const steps = (pc: TestPc, id: string) =>
  pc.store.db.prepare('SELECT count(*) FROM level_change WHERE customer_id = ?').pluck().get(id);

test('two PCs that wake a card on the same day wake it once', async () => {
  const { a, b, id, on } = await asleep();
  expect([reactivateDue(a.store), reactivateDue(b.store)]).toEqual([true, true]);
  for (let round = 0; round < 2; round++) await pcs.exchange(a, b);
  for (const pc of [a, b]) {
    expect([pc.shows('customer', id, 'level'), pc.shows('customer', id, 'next_contact_on')]).toEqual(['A', on]);
    expect(steps(pc, id)).toBe(1);
  }
});

test('a PC that heard of nobody for days leaves the card to the others, and wakes it itself when nobody did', async () => {
  const { a, id } = await asleep();
  a.clock.advance(DAY);
  expect(reactivateDue(a.store)).toBe(false);
  expect(a.shows('customer', id, 'level')).toBe('F');
  a.clock.advance(2 * DAY);
  expect(reactivateDue(a.store)).toBe(true);
  expect(a.shows('customer', id, 'level')).toBe('A');
});
