import { expect, test } from 'vitest';
import { cancellationDoc } from '../../../tests/factories/cancellation.ts';
import { deliveryNoteDoc } from '../../../tests/factories/delivery-note.ts';
import { orderVehicleDoc } from '../../../tests/factories/order-vehicle.ts';
import { salesOrderDoc } from '../../../tests/factories/sales-order.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { stockOutDoc } from '../../../tests/factories/stock-out.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import { dealIssueList } from '../deal-issues/list.ts';
import { openIssueOf } from '../deal-issues/service.ts';
import { cancellationDocument, openCancellation, settleCancellation } from './service.ts';

const pcs = twoPcs();
const SYSTEM = { id: 'system' };
const chen = { id: newId(), role: 'manager' } as const;
const zheng = { id: newId(), role: 'finance' } as const;
/** Nobody has paid yet, and nothing goes back. */
const NOTHING = { paidFen: 0, bindingFen: 0, refundFen: 0 };
const [TD, CK] = ['TD0601-260314-B001', 'CK0601-260314-A001'];

/** An order of one car on both PCs: on A it is loaded for the customer, on B a manager has its 退订 before them. */
async function deal() {
  const { a, b, exchange } = pcs;
  const made = a.store.write(SYSTEM, (tx) => {
    for (const [who, name] of [[chen, '陈立'] as const, [zheng, '郑会计'] as const])
      tx.insert('staff', staffDoc({ id: who.id, name, role: who.role, login: name }));
    const order = tx.insert('sales_order', salesOrderDoc({ status: 'open', docNo: 'DD0601-260314-A001' }));
    const { customerId } = order;
    const car = tx.insert('order_vehicle', orderVehicleDoc({ orderId: order.id }));
    const vehicle = tx.insert('vehicle', vehicleDoc({ status: 'inStock' }));
    const note = tx.insert(
      'delivery_note',
      deliveryNoteDoc({ status: 'approved', orderId: order.id, orderVehicleId: car.id, customerId }),
    );
    const out = tx.insert(
      'stock_out',
      stockOutDoc({ status: 'audited', docNo: CK, deliveryNoteId: note.id, vehicleId: vehicle.id }),
    );
    const ending = cancellationDoc({ orderId: order.id, customerId, docNo: TD, ...NOTHING });
    return { ending: tx.insert('cancellation', ending).id, out: out.id };
  });
  await exchange(a, b);
  return made;
}
/** What a car that leaves and a 退订 that is approved say to head office; what they ask for first is their own story. */
const leaves = ({ store }: TestPc, { out }: { out: string }) =>
  store.write(SYSTEM, (tx) => tx.update('stock_out', out, { status: 'left' }));
const approved = ({ store }: TestPc, { ending }: { ending: string }) =>
  store.write(chen, (tx) => cancellationDocument.along(tx, chen, ending, 'decided'));
const open = ({ store }: TestPc, who: typeof chen | typeof zheng) =>
  dealIssueList.page(store, who, { filters: { state: 'open' }, limit: 50 }).rows;
const settle = ({ store }: TestPc, id: string) => {
  const { card, document } = openCancellation(store, zheng, id);
  settleCancellation(store, zheng, { id, rev: card.rev, seen: document.hash });
};
const shutWith = (code: string) =>
  expect.objectContaining({
    params: { gates: expect.arrayContaining([{ gate: 'stands', shut: [{ code, params: { docNo: CK } }] }]) },
  });

test('退订 approved after the car has left, unheard: the car has left, the 退订 says so, no money goes back', async () => {
  const { a, b, exchange } = pcs;
  const made = await deal();
  leaves(a, made);
  approved(b, made);
  await exchange(a, b);
  expect(openCancellation(b.store, chen, made.ending).card).toMatchObject({
    status: 'decided',
    claimState: 'lost',
    claimHolder: { code: 'already_left', entity: 'stock_out', docNo: CK },
  });
  await exchange(b, a);
  for (const pc of [a, b]) {
    expect(open(pc, chen)).toMatchObject([{ kind: 'already_left', docId: made.ending, docNo: TD, maySettle: true }]);
    expect(open(pc, zheng)).toMatchObject([{ kind: 'already_left', maySettle: false }]);
    expect(() => settle(pc, made.ending)).toThrow(shutWith('cancellation.carLeft'));
    expect(pc.shows('stock_out', made.out, 'status')).toBe('left');
  }
});

test('the car leaves after its deal was cancelled, unheard: it has left all the same, and both papers lie before the manager', async () => {
  const { a, b, exchange } = pcs;
  const made = await deal();
  approved(b, made);
  await exchange(b);
  expect(openCancellation(b.store, chen, made.ending).card.claimState).toBe('confirmed');
  leaves(a, made);
  await exchange(a, b);
  for (const pc of [a, b]) {
    expect(pc.shows('stock_out', made.out, 'status')).toBe('left');
    expect(pc.shows('stock_out', made.out, 'claim_state')).toBe('confirmed');
    const [issue, ...more] = open(pc, chen);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ kind: 'left_after_cancel', severity: 'critical', docId: made.ending });
    expect(openIssueOf(pc.store, chen, issue!.id)).toMatchObject({
      mine: { path: `/cancellations/${made.ending}` },
      theirs: { path: `/stock-outs/${made.out}` },
    });
    expect(() => settle(pc, made.ending)).toThrow(shutWith('cancellation.carLeft'));
  }
});

test('nobody let the car out: the 退订 is confirmed, and finance settles it', async () => {
  const { a, b, exchange } = pcs;
  const made = await deal();
  approved(b, made);
  await exchange(b, a);
  expect(openCancellation(a.store, chen, made.ending).card.claimState).toBe('confirmed');
  expect(open(a, chen)).toEqual([]);
  settle(a, made.ending);
  expect(a.shows('cancellation', made.ending, 'status')).toBe('refunded');
});
