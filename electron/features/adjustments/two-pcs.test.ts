import { expect, test } from 'vitest';
import { productDoc } from '../../../tests/factories/product.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { newId } from '../../kernel/ids.ts';
import { todayOf } from '../../records/who.ts';
import { dealIssueList } from '../deal-issues/list.ts';
import { cellLines } from '../prices/book.ts';
import { priceListId } from '../prices/shipped.ts';
import { addLines, adjustmentSaving, copyAdjustment, goAdjustment, openAdjustment } from './service.ts';

const pcs = twoPcs();
const wu = { id: newId(), role: 'backOffice' } as const;
const lin = { id: newId(), role: 'manager' } as const;
let productId: string;

async function showroom(): Promise<void> {
  const { a, b, exchange } = pcs;
  a.store.write({ id: 'system' }, (tx) => {
    tx.insert('staff', staffDoc({ ...wu, name: '吴敏', login: 'wu' }));
    tx.insert('staff', staffDoc({ ...lin, name: '林总', login: 'lin', authorityLevel: 2 }));
    productId = tx.insert('product', productDoc({ kind: 'vehicle' })).id;
  });
  await exchange(a, b);
}
const go = ({ store }: TestPc, who: typeof wu | typeof lin, id: string, to: 'submitted' | 'approved' | 'revoked') => {
  const { card, document } = openAdjustment(store, lin, id);
  goAdjustment(store, who, { id, rev: card.rev, seen: document.hash, to, reason: to === 'revoked' ? '重开' : null });
};
function adjusted(pc: TestPc, yuan: number, itemCodes: readonly string[] = ['deal']): string {
  const { store } = pc;
  const { id } = adjustmentSaving.create(store, wu, { kind: 'regular', reason: '厂家调价' });
  const of = { listId: priceListId('STD'), productId, mode: 'amount' as const, validFrom: todayOf(store) };
  addLines(store, wu, id, itemCodes.map((itemCode) => ({ ...of, itemCode, value: yuan * 100 })) as never);
  go(pc, wu, id, 'submitted');
  go(pc, lin, id, 'approved');
  return id;
}
/** What prices a cell today, in yuan. */
const priced = ({ store }: TestPc, itemCode = 'deal') =>
  cellLines(store.db, { listId: priceListId('STD'), itemCode, productId } as never)
    .filter((line) => line.void !== true && !(line.validTo && line.validTo < line.validFrom))
    .filter(({ validFrom, validTo }) => validFrom <= todayOf(store) && (!validTo || validTo >= todayOf(store)))
    .map(({ amountFen }) => amountFen / 100);
const open = ({ store }: TestPc) =>
  dealIssueList
    .page(store, lin, { filters: { state: 'open' }, limit: 50 })
    .rows.map(({ kind, docId }) => [kind, docId]);
const state = ({ store }: TestPc, id: string) => openAdjustment(store, lin, id).card.claimState;

test('one after the other, each 调价单 takes the cell from the one before it, whichever PC approves', async () => {
  const { a, b, exchange } = pcs;
  await showroom();
  const first = adjusted(a, 445_000);
  await exchange(a, b);
  const second = adjusted(b, 442_000);
  await exchange(b, a);
  const third = adjusted(a, 440_000);
  await exchange(a, b);
  for (const pc of [a, b]) {
    expect([first, second, third].map((id) => state(pc, id))).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(priced(pc)).toEqual([440_000]);
    expect(open(pc)).toEqual([]);
  }
});

test('two approved apart on one cell: the second is 未生效, all of it; nothing of it prices, and it is drafted anew from today’s price', async () => {
  const { a, b, exchange } = pcs;
  await showroom();
  adjusted(a, 445_000, ['deal', 'guide']);
  await exchange(a, b);
  const stands = adjusted(a, 442_000);
  const lost = adjusted(b, 439_000, ['deal', 'guide']);
  await exchange(a, b, a);
  for (const pc of [a, b]) {
    expect([stands, lost].map((id) => state(pc, id))).toEqual(['confirmed', 'lost']);
    expect(priced(pc)).toEqual([442_000]);
    // Nobody else was after the guide price, but a 调价单 holds whole or not at all.
    expect(priced(pc, 'guide')).toEqual([445_000]);
    expect(open(pc)).toEqual([['line_changed', lost]]);
    expect(pc.store.db.prepare('SELECT count(*) FROM sync_issue').pluck().get()).toBe(0);
  }
  const { id: anew } = copyAdjustment(b.store, wu, lost);
  expect(openAdjustment(b.store, lin, anew).lines.map(({ itemCode, oldFen }) => [itemCode, oldFen])).toEqual([
    ['deal', 442_000_00],
    ['guide', 445_000_00],
  ]);
  go(b, wu, anew, 'submitted');
  go(b, lin, anew, 'approved');
  await exchange(b, a);
  for (const pc of [a, b]) expect([state(pc, anew), ...priced(pc)]).toEqual(['confirmed', 439_000]);
});
