import { beforeEach, describe, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { mergeCards } from './merging.ts';
import { partCards } from './parting.ts';

/** Cards merged at one desk and taken apart at another, which only saw what arrived. */
const pcs = twoPcs();
const boss = { id: '0190f5e0-0000-7000-8000-00000000000a', role: 'manager' } as const;
let older: string;
let newer: string;

const OLDER = { mobile: '13800138000', level: 'B', hqShareConsent: 'granted', hqShareAt: 5 } as const;
const NEWER = { mobile: '13900139000', level: 'A', hqShareConsent: 'withdrawn', hqShareAt: 9, wechat: 'wjg' } as const;
beforeEach(async () => {
  const { a, b, exchange } = pcs;
  const card = (values: object) => {
    a.clock.advance(1_000);
    return a.store.write(boss, (tx) => tx.insert('customer', customerDoc({ name: '王建国', ...values })).id);
  };
  [older, newer] = [card({ ...OLDER, wechat: null }), card(NEWER)];
  await exchange(a, b);
});

const NOTHING = { ops: [], pendingCount: 0, oldestPendingAt: null, nextDueAt: null, more: false };
const row = (pc: TestPc, id: string) => pc.store.write(boss, (tx) => tx.get('customer', id)!);
const edit = (pc: TestPc, id: string, changes: object) =>
  pc.store.write(boss, (tx) => tx.update('customer', id, { ...changes }));
const part = (pc: TestPc, loserId: string) => partCards(pc.store, boss, { entity: 'customer', loserId });
/** The other card's phone, and what of it is usual. */
const merge = (winnerId: string, loserId: string, side: 'winner' | 'loser' = 'loser') => {
  const { a } = pcs;
  const revs = { winnerRev: row(a, winnerId).rev, loserRev: row(a, loserId).rev };
  mergeCards(a.store, boss, { entity: 'customer', winnerId, loserId, ...revs, picks: { mobile: side } });
};

/** Page by page, one change on each; its clock goes on meanwhile. */
async function oneByOne(pc: TestPc) {
  const { office } = pc.desk;
  await pc.exchange({
    ...office,
    async apply(page) {
      if (page.kind !== 'feed') return office.apply(page);
      for (const change of page.answer.changes) {
        pc.clock.advance(7_000);
        const answer = { ...page.answer, changes: [change], more: true };
        await office.apply({ ...page, cursor: change.seq - 1, answer });
      }
      return office.place();
    },
  });
}
/** All of it anew: the newest cards come first, whatever happened first. */
async function bySnapshot(pc: TestPc) {
  pc.store.db.prepare(`UPDATE sync_state SET snapshot_after = ''`).run();
  await pcs.exchange(pc);
}

describe.each([
  ['at once', (pc: TestPc) => pcs.exchange(pc)],
  ['change by change', oneByOne],
])('a merge that arrived %s', (_, receive) => {
  test('is undone at the other desk: both cards have their own again, on both PCs', async () => {
    const { a, b, exchange } = pcs;
    merge(older, newer);
    await exchange(a);
    await receive(b);
    expect(row(b, older)).toMatchObject({ ...NEWER, level: 'B' });
    expect(part(b, newer)).toEqual({ unsure: false });
    await exchange(b, a);
    for (const pc of [a, b]) {
      expect(row(pc, older)).toMatchObject({ ...OLDER, wechat: null, mergedInto: null });
      expect(row(pc, newer)).toMatchObject({ ...NEWER, mergedInto: null });
    }
  });

  test('takes back with it neither a change of its own just before nor what was typed since', async () => {
    const { a, b, exchange } = pcs;
    edit(a, older, { level: 'A' });
    merge(older, newer);
    await exchange(a);
    await receive(b);
    edit(b, older, { wechat: 'neu' });
    expect(part(b, newer)).toEqual({ unsure: false });
    expect(row(b, older)).toMatchObject({ ...OLDER, level: 'A', wechat: 'neu' });
  });

  test('gives the other card back what it had agreed to', async () => {
    const { a, b, exchange } = pcs;
    merge(newer, older, 'winner');
    await exchange(a);
    await receive(b);
    expect(row(b, older)).toMatchObject({ hqShareConsent: 'withdrawn', mergedInto: newer });
    part(b, older);
    await exchange(b, a);
    for (const pc of [a, b]) expect(row(pc, older)).toMatchObject({ ...OLDER, mergedInto: null });
  });

  test('and took nothing leaves a change just before it alone, and a person is told to look', async () => {
    const { a, b, exchange } = pcs;
    edit(a, older, { ...NEWER, level: 'B' });
    edit(a, older, { level: 'A', remarks: '看 RX' });
    merge(older, newer, 'winner');
    await exchange(a);
    await receive(b);
    expect(part(b, newer)).toEqual({ unsure: true });
    expect(row(b, older)).toMatchObject({ ...NEWER, remarks: '看 RX' });
    expect(row(b, newer).mergedInto).toBeNull();
  });
});

test('where something else arrived between them nothing is guessed: the card is free again, and a person is told to look', async () => {
  const { a, b, exchange } = pcs;
  edit(a, older, { level: 'A' });
  edit(a, newer, { remarks: '看 RX' });
  a.store.write(boss, (tx) => tx.merge('customer', newer, older));
  await exchange(a, b);
  expect(part(b, newer)).toEqual({ unsure: true });
  expect(row(b, older)).toMatchObject({ ...OLDER, level: 'A' });
  expect(row(b, newer)).toMatchObject({ ...NEWER, mergedInto: null });
});

test('a merge that came with everything anew, the other card first, is parted without touching a value, and that is said', async () => {
  const { a, b, exchange } = pcs;
  merge(older, newer);
  await exchange(a);
  await bySnapshot(b);
  expect(part(b, newer)).toEqual({ unsure: true });
  expect(row(b, older)).toMatchObject({ ...NEWER, level: 'B' });
  expect(row(b, newer)).toMatchObject({ ...NEWER, mergedInto: null });
});

test('a merge that came with everything anew, the card that stays first, is undone', async () => {
  const { a, b, exchange } = pcs;
  merge(newer, older);
  await exchange(a);
  await bySnapshot(b);
  expect(row(b, newer).mobile).toBe(OLDER.mobile);
  expect(part(b, older)).toEqual({ unsure: false });
  expect(row(b, newer)).toMatchObject(NEWER);
  expect(row(b, older)).toMatchObject(OLDER);
});

test.each([
  ['answer', async () => {}],
  ['merge', (pc: TestPc) => pc.exchange({ ...pc.desk.office, lease: async () => ({ ...NOTHING }) })],
])(
  'two desks that merge the same two cards the other way round keep one card, whichever comes first, the other’s %s',
  async (_, before) => {
    const { a, b, exchange } = pcs;
    const visitOn = (pc: TestPc, customerId: string) =>
      pc.store.write(boss, (tx) => tx.insert('visit', visitDoc({ customerId })).id);
    const visits = [visitOn(b, older), visitOn(b, newer)];
    await exchange(b, a);
    merge(older, newer);
    b.store.write(boss, (tx) => tx.merge('customer', older, newer));
    await exchange(a);
    await before(b);
    await exchange(b, a, b);
    for (const pc of [a, b]) expect([older, newer].map((id) => row(pc, id).mergedInto)).toEqual([null, older]);
    expect(b.store.db.prepare(`SELECT state, code FROM outbox WHERE state <> 'acked'`).all()).toEqual([
      { state: 'discarded', code: 'merge_cycle' },
    ]);
    expect(visits.map((id) => b.shows('visit', id, 'visit_seq')).sort()).toEqual([1, 2]);
  },
);

test('at the desk that merged, two merges of one moment are told apart', () => {
  const { a } = pcs;
  const third = a.store.write(boss, (tx) => tx.insert('customer', customerDoc({ name: '王建国', ...NEWER })).id);
  merge(older, newer);
  merge(older, third);
  expect(part(a, third)).toEqual({ unsure: false });
  expect(row(a, older)).toMatchObject({ mobile: NEWER.mobile, wechat: NEWER.wechat });
  expect(part(a, newer)).toEqual({ unsure: false });
  expect(row(a, older)).toMatchObject(OLDER);
});
