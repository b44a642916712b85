import { expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { answerRequest } from './answering.ts';
import { requests } from './list.ts';
import { requestSaving } from './service.ts';

const pcs = twoPcs();
const system = { id: 'system' };
const page = { filters: {}, limit: 50 };

test('raised on one PC and answered on the other while the first gives it to somebody else: both hold', async () => {
  const { a, b, exchange } = pcs;
  const { card, zhou, sun } = a.store.write(system, (tx) => ({
    card: tx.insert('customer', customerDoc({ name: '王建国' })).id,
    zhou: tx.insert('staff', staffDoc({ name: '周凯', role: 'consultant' })).id,
    sun: tx.insert('staff', staffDoc({ name: '孙悦', role: 'consultant' })).id,
  }));
  const desk = { id: zhou, role: 'manager' } as const;
  const made = requestSaving.create(a.store, desk, {
    customerId: card,
    kind: 'complaint',
    content: '提车等了四周',
    dueOn: '2026-03-16',
    ownerId: zhou,
  });
  await exchange(a, b);
  const [there] = requests.page(b.store, desk, page).rows;
  expect(there).toMatchObject({ customer: '王建国', ownerName: '周凯', state: 'open' });
  requestSaving.update(a.store, desk, { id: made.id, rev: made.rev, ownerId: sun });
  answerRequest(b.store, desk, { id: there!.id, rev: there!.rev, answer: '下周二到店' });
  await exchange(b, a, b);
  for (const pc of [a, b])
    expect(requests.page(pc.store, desk, page).rows).toMatchObject([
      { ownerName: '孙悦', state: 'answered', answer: '下周二到店' },
    ]);
});
