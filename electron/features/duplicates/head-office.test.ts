import { beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { testStaff } from '../../../tests/harness/store.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { recordConsent } from '../customers/consent.ts';
import { mergeCards } from './merging.ts';
import { partCards } from './parting.ts';

/** Head office runs the gateway: what becomes there of cards that are merged, taken apart and of which only one agreed. */
const pcs = twoPcs('head_office');
let boss: { id: string; role: 'manager' };
beforeEach(() => {
  boss = { id: testStaff(pcs.a.store, '王芳', 'manager'), role: 'manager' };
});

const row = (pc: TestPc, id: string) => pc.store.write(boss, (tx) => tx.get('customer', id)!);
const card = (pc: TestPc, hqShareConsent: 'none' | 'granted', values: object = {}) => {
  pc.clock.advance(1_000);
  const doc = customerDoc({ name: '王建国', hqShareConsent, ...values });
  return pc.store.write(boss, (tx) => tx.insert('customer', doc).id);
};
const edit = (pc: TestPc, id: string, changes: object) =>
  pc.store.write(boss, (tx) => tx.update('customer', id, { ...changes }));
const consent = (pc: TestPc, id: string, state: 'granted' | 'withdrawn') =>
  recordConsent(pc.store, boss, { id, rev: row(pc, id).rev, state, method: 'oral' });
const merge = (pc: TestPc, winnerId: string, loserId: string) => {
  const revs = { winnerRev: row(pc, winnerId).rev, loserRev: row(pc, loserId).rev };
  mergeCards(pc.store, boss, { entity: 'customer', winnerId, loserId, ...revs, picks: {} });
};
const NOTHING = { ops: [], pendingCount: 0, oldestPendingAt: null, nextDueAt: null, more: false };
const part = (pc: TestPc, loserId: string) => partCards(pc.store, boss, { entity: 'customer', loserId });

test('a withdrawal on the card that stays reaches a head office that has only the one that was merged away', async () => {
  const { a, exchange, office } = pcs;
  const away = card(a, 'granted');
  await exchange(a);
  const stays = card(a, 'granted');
  merge(a, stays, away);
  consent(a, stays, 'withdrawn');
  await exchange(a);
  expect(await office(stays)).toBeUndefined();
  expect(await office(away)).toMatchObject({ hqShareConsent: 'withdrawn' });
});

test('a card merged twice before the line was back gives up its consent with the last merge', async () => {
  const { a, exchange, office } = pcs;
  const first = card(a, 'granted');
  await exchange(a);
  const second = card(a, 'granted');
  const third = card(a, 'none');
  merge(a, second, first);
  merge(a, third, second);
  await exchange(a);
  expect(await office(third)).toBeUndefined();
  expect(await office(first)).toMatchObject({ hqShareConsent: 'none' });
});

test('a merge that takes the consent of the card that stays takes it of those merged into that one before, too', async () => {
  const { a, exchange, office } = pcs;
  const first = card(a, 'granted');
  await exchange(a);
  const second = card(a, 'granted');
  merge(a, second, first);
  merge(a, second, card(a, 'none'));
  await exchange(a);
  expect(await office(second)).toBeUndefined();
  expect(await office(first)).toMatchObject({ hqShareConsent: 'none' });
});

test('a withdrawal that arrives while the merge waits behind what must stay is head office’s word of the other card too', async () => {
  const { a, b, exchange, office } = pcs;
  const [stays, away] = [card(a, 'granted'), card(a, 'granted')];
  await exchange(a, b);
  consent(b, stays, 'withdrawn');
  await exchange(b);
  edit(a, away, { remarks: '合并之前没送出' });
  merge(a, stays, away);
  // Heard before anything was sent.
  await a.exchange({ ...a.desk.office, lease: async () => NOTHING });
  await exchange(a);
  expect(row(a, stays)).toMatchObject({ hqShareConsent: 'withdrawn' });
  expect(await office(away)).toMatchObject({ hqShareConsent: 'withdrawn' });
  expect(JSON.stringify(await office(away))).not.toContain('没送出');
});

test('a card whose merge head office took stays merged here before that comes back, though a later change of it went to the other one', async () => {
  const { a, exchange } = pcs;
  const [stays, away] = [card(a, 'granted'), card(a, 'granted')];
  await exchange(a);
  merge(a, stays, away);
  edit(a, away, { remarks: '之后' });
  // Sent and answered; then the line breaks.
  await a.exchange({ ...a.desk.office, place: async () => null });
  expect(a.store.db.prepare(`SELECT count(*) FROM outbox WHERE state <> 'acked'`).pluck().get()).toBe(0);
  expect(row(a, away)).toMatchObject({ mergedInto: stays, remarks: null });
  await exchange(a);
  expect(row(a, away)).toMatchObject({ mergedInto: stays, remarks: null });
  expect(row(a, stays).remarks).toBe('之后');
});

test('after 拆开 the card is a card of its own on every PC and at head office, though it may never have the other one', async () => {
  const { a, b, exchange, office } = pcs;
  const away = card(a, 'granted');
  const stays = card(a, 'none');
  await exchange(a);
  merge(a, stays, away);
  await exchange(a);
  part(a, away);
  edit(a, away, { remarks: '看 RX' });
  await exchange(a, a, b);
  expect(row(a, away)).toMatchObject({ mergedInto: null, hqShareConsent: 'granted' });
  expect(row(b, away)).toMatchObject({ mergedInto: null, hqShareConsent: 'granted', remarks: '看 RX' });
  expect(await office(away)).toMatchObject({ hqShareConsent: 'granted' });
  expect(
    a.store.db.prepare(`SELECT kind, state, code FROM outbox WHERE state NOT IN ('acked', 'discarded')`).all(),
  ).toEqual([{ kind: 'put', state: 'held', code: null }]);
  // Agreed later, on its own.
  consent(a, stays, 'granted');
  await exchange(a, a, b);
  for (const pc of [a, b]) expect(row(pc, away).mergedInto).toBeNull();
});

test('a merge that had to stay and was undone while nothing of the card might leave does not hold it back for ever', async () => {
  const { a, exchange, office } = pcs;
  const [stays, away] = [card(a, 'granted'), card(a, 'granted')];
  merge(a, stays, away);
  part(a, away);
  for (const id of [stays, away]) consent(a, id, 'withdrawn');
  await exchange(a);
  expect(await office(away)).toBeUndefined();
  consent(a, away, 'granted');
  edit(a, away, { remarks: '看 RX' });
  a.desk.reviewHeld([{ entity: 'customer', id: '' }]);
  await exchange(a, a);
  expect(await office(away)).toMatchObject({ hqShareConsent: 'granted', remarks: '看 RX' });
  expect(await office(stays)).toBeUndefined();
});

test('a withdrawal noted before the merge stands when another desk takes the cards apart', async () => {
  const { a, b, exchange, office } = pcs;
  const away = card(a, 'granted');
  const stays = card(a, 'granted');
  await exchange(a, b);
  consent(a, away, 'withdrawn');
  await exchange(a, b);
  merge(a, stays, away);
  await exchange(a, b);
  expect(row(b, stays)).toMatchObject({ hqShareConsent: 'withdrawn', mergedInto: null });
  part(b, away);
  await exchange(b, a);
  expect(row(b, away)).toMatchObject({ mergedInto: null, hqShareConsent: 'withdrawn' });
  expect(await office(away)).toMatchObject({ hqShareConsent: 'withdrawn' });
});

test('what waited for a consent goes once another desk has noted it, though nothing on the screen changed', async () => {
  const { a, b, exchange, office } = pcs;
  const id = card(a, 'granted');
  await exchange(a, b);
  consent(b, id, 'withdrawn');
  await exchange(b, a, b);
  edit(b, id, { hqShareConsent: 'granted', remarks: '又同意了' });
  await exchange(b);
  expect(await office(id)).toMatchObject({ hqShareConsent: 'withdrawn' });
  consent(a, id, 'granted');
  await exchange(a, b, b);
  expect(await office(id)).toMatchObject({ hqShareConsent: 'granted', remarks: '又同意了' });
});
