import { expect, test } from 'vitest';
import { salesOrderDoc } from '../../../tests/factories/sales-order.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import { dealIssueList } from '../deal-issues/list.ts';
import { openIssueOf } from '../deal-issues/service.ts';
import { detachOrder, goOrder, openOrder } from './service.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
type Person = { id: string; role: 'manager' | 'consultant' };
let chen: Person;
let sun: Person;

/** Two PCs that know one negotiation, and an order of it on each, made without a line. */
async function twoOrders() {
  const { a, b, exchange } = pcs;
  const add = (name: string, role: Person['role']): Person => ({
    id: a.store.write(SYSTEM, (tx) => tx.insert('staff', staffDoc({ name, role, login: name })).id),
    role,
  });
  [chen, sun] = [add('陈立', 'manager'), add('孙悦', 'consultant')];
  await exchange(a, b);
  const [threadId, quoteId] = [newId(), newId()];
  const order = ({ store }: TestPc, letter: string) => {
    const { id } = store.write(SYSTEM, (tx) =>
      tx.insert('sales_order', salesOrderDoc({ threadId, quoteId, consultantId: sun.id })),
    );
    return { id, docNo: `DD0601-260314-${letter}001` };
  };
  const [mine, theirs] = [order(a, 'A'), order(b, 'B')];
  return { threadId, mine, theirs };
}
/** What leaving draft does to an order; what it asks for first is its own story (orders.test.ts). */
const submit = ({ store }: TestPc, { id, docNo }: { id: string; docNo: string }) =>
  store.write(SYSTEM, (tx) => tx.update('sales_order', id, { status: 'managerReview', docNo }));
const opened = ({ store }: TestPc, id: string) => openOrder(store, chen, id);
const open = ({ store }: TestPc) =>
  dealIssueList
    .page(store, chen, { filters: { state: 'open' }, limit: 50 })
    .rows.map(({ kind, docId }) => [kind, docId]);
const go = ({ store }: TestPc, id: string, to: 'financeReview' | 'draft' | 'cancelled') => {
  const { card, document } = openOrder(store, chen, id);
  goOrder(store, chen, { id, rev: card.rev, seen: document.hash, to, reason: '下重了' });
};

test('two PCs without a line order from one quote: the second is told which order has it, and goes no further', async () => {
  const { a, b, exchange } = pcs;
  const { mine, theirs } = await twoOrders();
  submit(a, mine);
  submit(b, theirs);
  expect(opened(b, theirs.id).orderedBy).toBeNull();
  await exchange(a, b);
  // The answer says it already, before the other order arrives.
  expect(opened(b, theirs.id)).toMatchObject({
    orderedBy: mine.docNo,
    card: { claimState: 'lost', claimHolder: { code: 'quote_already_ordered', docNo: mine.docNo, byName: '孙悦' } },
  });
  await exchange(b, a);
  for (const pc of [a, b]) {
    expect(open(pc)).toEqual([['quote_already_ordered', theirs.id]]);
    expect(opened(pc, mine.id).orderedBy).toBeNull();
    expect(() => go(pc, theirs.id, 'financeReview')).toThrow(
      expect.objectContaining({
        params: {
          gates: expect.arrayContaining([
            { gate: 'alone', shut: [{ code: 'order.alreadyOrdered', params: { docNo: mine.docNo } }] },
          ]),
        },
      }),
    );
    expect(pc.store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(0);
  }
  const [issue] = dealIssueList.page(b.store, sun, { filters: { state: 'open' }, limit: 50 }).rows;
  expect(openIssueOf(b.store, sun, issue!.id)).toMatchObject({
    maySettle: true,
    mine: { path: `/orders/${theirs.id}` },
    theirs: { path: `/orders/${mine.id}` },
  });
});

test('cancelled, the order that has it frees the quote: the other gets it with its next step; cancelled, the other asks nobody', async () => {
  const { a, b, exchange } = pcs;
  const { mine, theirs } = await twoOrders();
  submit(a, mine);
  submit(b, theirs);
  await exchange(a, b, a);
  go(a, mine.id, 'cancelled');
  await exchange(a, b);
  expect(opened(b, theirs.id).orderedBy).toBeNull();
  go(b, theirs.id, 'draft');
  await exchange(b, a);
  for (const pc of [a, b]) {
    expect(opened(pc, theirs.id).card).toMatchObject({ claimState: 'confirmed', claimHolder: null });
    expect(open(pc)).toEqual([]);
  }
  go(a, theirs.id, 'cancelled');
  await exchange(a);
  expect(opened(a, theirs.id).card.claimState).toBe('released');
});

test('the customer buys a second car: back to draft, the order goes on apart from the quote, and nobody is asked any more', async () => {
  const { a, b, exchange } = pcs;
  const { mine, theirs } = await twoOrders();
  submit(a, mine);
  submit(b, theirs);
  await exchange(a, b, a);
  const target = () => ({ id: theirs.id, rev: opened(b, theirs.id).card.rev });
  expect(() => detachOrder(b.store, chen, target())).toThrow('document.frozen');
  go(b, theirs.id, 'draft');
  expect(opened(b, theirs.id).mayDetach).toBe(true);
  detachOrder(b.store, chen, target());
  await exchange(b, a);
  for (const pc of [a, b]) {
    expect(opened(pc, theirs.id)).toMatchObject({
      orderedBy: null,
      card: { threadId: theirs.id, quoteId: null, claimState: 'confirmed' },
    });
    expect(opened(pc, mine.id).card.claimState).toBe('confirmed');
    expect(open(pc)).toEqual([]);
  }
  expect(() => detachOrder(b.store, chen, target())).toThrow('order.notDoubled');
});

test('what this PC knows already it refuses at once: a second order of the negotiation stays a draft', async () => {
  const { a, exchange } = pcs;
  const { threadId, mine } = await twoOrders();
  submit(a, mine);
  await exchange(a);
  const second = a.store.write(SYSTEM, (tx) => tx.insert('sales_order', salesOrderDoc({ threadId })));
  expect(opened(a, second.id)).toMatchObject({ orderedBy: mine.docNo, mayDetach: true });
});
