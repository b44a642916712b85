import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EntityName, OpBody } from '../../../gateway/protocol.ts';
import { attachmentDoc, photo } from '../../../tests/factories/attachment.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestStore, testStaff, testStore } from '../../../tests/harness/store.ts';
import { noteAdded } from '../attachments/files.ts';
import { laneChoice } from '../attachments/lane-choice.ts';
import { recordConsent } from '../customers/consent.ts';
import { type OutboxQueue, outboxQueue } from '../sync/sending/outbox-queue.ts';
import { mergeCards } from './merging.ts';
import { partCards } from './parting.ts';

/** A gateway of head office: what two cards of one person, of which only one agreed, may tell it. */
let t: TestStore;
let queue: OutboxQueue;
let boss: { id: string; role: 'manager' };
beforeEach(async () => {
  t = await testStore();
  queue = outboxQueue(t.store);
  boss = { id: testStaff(t.store, '王芳', 'manager'), role: 'manager' };
  drained();
});
afterEach(() => t.close());

type Consent = 'none' | 'granted' | 'withdrawn';
const row = (id: string) => t.store.write(boss, (tx) => tx.get('customer', id)!);
const card = (hqShareConsent: Consent, name = '王建国') => {
  t.clock.advance(1_000);
  return t.store.write(boss, (tx) => tx.insert('customer', customerDoc({ name, hqShareConsent })).id);
};
const visitOf = (customerId: string) =>
  t.store.write(boss, (tx) => tx.insert('visit', visitDoc({ customerId, guestName: '王先生' })).id);
const fileOf = (entityId: string) =>
  t.store.write(boss, (tx) => {
    const bytes = photo();
    const doc = attachmentDoc({ entityId, bytes });
    noteAdded(tx, doc.sha256!, bytes.length);
    return tx.insert('attachment', doc).id;
  });
const merge = (winnerId: string, loserId: string, picks: Record<string, 'winner' | 'loser'> = {}) => {
  const revs = { winnerRev: row(winnerId).rev, loserRev: row(loserId).rev };
  mergeCards(t.store, boss, { entity: 'customer', winnerId, loserId, ...revs, picks });
};
const part = (loserId: string) => partCards(t.store, boss, { entity: 'customer', loserId });
const consent = (id: string, state: 'granted' | 'withdrawn') =>
  recordConsent(t.store, boss, { id, rev: row(id).rev, state, method: 'oral' });
const change = (entity: EntityName, id: string, changes: Record<string, unknown>) =>
  t.store.write(boss, (tx) => tx.update(entity, id, changes));

/** Everything that leaves until nothing more does; head office takes it all. */
let head = 5;
function drained(): OpBody[] {
  const left: OpBody[] = [];
  queue.reviewHeld([{ entity: 'customer', id: '' }]);
  for (let turn = 0; turn < 30; turn += 1) {
    const { ops, more } = queue.lease(500, 1_000_000, 'head_office');
    if (ops.length === 0 && !more) return left;
    left.push(...ops.map(({ body }) => JSON.parse(body) as OpBody));
    const taken = { status: 'applied', code: null, message: null, retryable: false, server_doc: null } as const;
    queue.applyResults(ops.map(({ op_id }) => ({ op_id, ...taken, server_seq: head++ })));
  }
  throw new Error('the queue turns in circles');
}
const told = (ops: OpBody[]) => ops.map(({ entity, kind, entity_id: id }) => `${entity} ${kind} ${id}`);
const fileToSend = () => laneChoice(t.store.db).toSend(t.clock.now(), 'head_office');

test('a head office that may not have the card that stays is told that the one it has is allowed no more, and nothing else', () => {
  const [a, b] = [card('none'), card('granted')];
  drained();
  merge(a, b);
  expect(drained()).toMatchObject([{ kind: 'patch', entity_id: b, patch: { hqShareConsent: 'none' } }]);
  expect(row(b)).toMatchObject({ mergedInto: a, hqShareConsent: 'none' });
  // Agreed at last: the card that stands goes, and the other one into it.
  consent(a, 'granted');
  expect(told(drained())).toEqual([`customer put ${a}`, `customer merge ${b}`, `customer patch ${a}`]);
});

test('what a merged card gave up comes back with 拆开, and head office may have it again', () => {
  const [a, b] = [card('none'), card('granted')];
  drained();
  merge(a, b);
  drained();
  part(b);
  expect(row(b)).toMatchObject({ mergedInto: null, hqShareConsent: 'granted' });
  expect(drained().map(({ entity_id: id, patch }) => [id, Object.keys(patch)[0]])).toContainEqual([
    b,
    'hqShareConsent',
  ]);
});

test('the visit of a card that was merged into one without consent stays, new and old', () => {
  const [a, b] = [card('none'), card('granted')];
  const old = visitOf(b);
  drained();
  change('visit', old, { narrative: '合并之前没送出' });
  merge(a, b);
  visitOf(b);
  expect(told(drained())).toEqual([`customer patch ${b}`]);
});

test('the file of a merged card stays, its name and its bytes', () => {
  const [a, b] = [card('none'), card('granted')];
  drained();
  merge(a, b);
  drained();
  fileOf(b);
  expect(drained()).toEqual([]);
  // Its name went before the merge, its bytes had not.
  t.store.db.prepare('UPDATE attachment SET server_seq = 9').run();
  expect(fileToSend()).toBeUndefined();
});

test('a merged card that is offered again stays, and head office is not told into what it went before it has it', () => {
  const [a, b] = [card('none'), card('granted')];
  merge(a, b);
  expect(drained()).toEqual([]);
  const [c, d] = [card('none', '李梅'), card('granted', '李梅')];
  drained();
  merge(c, d);
  drained();
  t.store.write(boss, (tx) => tx.offer('customer', d));
  change('customer', d, { remarks: '迟到的修改' });
  expect(drained()).toEqual([]);
});

test('a withdrawal on the card that stays holds back the other one with its visits and files, and is told itself', () => {
  const [a, b] = [card('granted'), card('granted')];
  visitOf(b);
  merge(a, b);
  const first = drained();
  expect(told(first)).toEqual(
    expect.arrayContaining([`customer put ${a}`, `customer put ${b}`, `customer merge ${b}`]),
  );
  consent(a, 'withdrawn');
  visitOf(b);
  fileOf(b);
  t.store.write(boss, (tx) => tx.offer('customer', b));
  const left = drained();
  expect(left.map(({ entity_id: id, patch }) => [id, patch.hqShareConsent])).toEqual([[a, 'withdrawn']]);
  t.store.db.prepare('UPDATE attachment SET server_seq = 9').run();
  expect(fileToSend()).toBeUndefined();
});

test('what a merged card says of its own consent is told when it takes something back, and not when it allows more', () => {
  const [a, b, c, d] = [card('none'), card('granted'), card('none', '李梅'), card('granted', '李梅')];
  drained();
  consent(d, 'withdrawn');
  drained();
  consent(b, 'withdrawn');
  consent(d, 'granted');
  merge(a, b);
  merge(c, d);
  const consents = drained().filter(({ patch }) => 'hqShareConsent' in patch);
  expect(consents.map(({ entity_id: id, patch }) => [id, patch.hqShareConsent])).toEqual([
    [b, 'withdrawn'],
    [d, 'none'],
  ]);
});

test('through several merges the card that stands in the end decides', () => {
  const [a, b, c] = [card('none'), card('granted'), card('granted')];
  drained();
  merge(b, c);
  merge(a, b);
  drained();
  visitOf(c);
  fileOf(c);
  expect(drained()).toEqual([]);
  consent(a, 'granted');
  const left = told(drained());
  expect(left.filter((line) => line.startsWith('visit') || line.startsWith('attachment'))).toHaveLength(2);
  expect(fileToSend()).toBeDefined();
});

test('a card without consent that was merged into one with it goes with its visits and files', () => {
  const [a, b] = [card('granted'), card('none')];
  const [visit, file] = [visitOf(b), fileOf(b)];
  expect(told(drained())).toEqual([`customer put ${a}`]);
  expect(fileToSend()).toBeUndefined();
  merge(a, b, { hqShareConsent: 'winner' });
  const left = told(drained());
  expect(left).toEqual(
    expect.arrayContaining([
      `customer put ${b}`,
      `customer merge ${b}`,
      `visit put ${visit}`,
      `attachment put ${file}`,
    ]),
  );
  expect(fileToSend()).toBeDefined();
});

test('after 拆开 each card’s own consent counts again', () => {
  const [a, b] = [card('none'), card('granted')];
  merge(a, b);
  const [visit, file] = [visitOf(b), fileOf(b)];
  expect(drained()).toEqual([]);
  part(b);
  visitOf(a);
  const left = told(drained());
  expect(left).toEqual(expect.arrayContaining([`customer put ${b}`, `visit put ${visit}`, `attachment put ${file}`]));
  expect(left.join()).not.toContain(a);
  expect(left.filter((line) => line.startsWith('visit'))).toHaveLength(1);
  expect(fileToSend()).toBeDefined();
});

test('head office hears of 拆开 of a card it has, though that card’s own consent was never given', () => {
  const [a, b] = [card('granted'), card('none')];
  merge(a, b, { hqShareConsent: 'winner' });
  drained();
  part(b);
  change('customer', b, { remarks: '不愿意' });
  expect(drained()).toMatchObject([{ kind: 'merge', entity_id: b, patch: { into: null } }]);
});

test('what was saved on a card before it was merged never follows to the other one: held, the merge waits behind it', () => {
  const [a, b] = [card('granted'), card('granted')];
  drained();
  consent(a, 'withdrawn');
  drained();
  change('customer', b, { remarks: '合并之前没送出' });
  merge(a, b);
  expect(drained().map(({ entity_id: id, patch }) => [id, patch.hqShareConsent])).toEqual([[b, 'withdrawn']]);
  part(b);
  const left = drained();
  expect(left.map(({ patch }) => Object.keys(patch)[0])).toEqual(['remarks', 'into', 'into', 'hqShareConsent']);
  expect(left[1]).toMatchObject({ patch: { into: a } });
  expect(left[2]).toMatchObject({ patch: { into: null } });
});

test.each([true, false])(
  'what a card took of one that never agreed does not leave after 拆开, judged before it: %s',
  (judged) => {
    const [a, b] = [card('granted'), card('none')];
    drained();
    change('customer', b, { remarks: '只在这台电脑', wechat: 'nurhier' });
    merge(a, b);
    if (judged) expect(JSON.stringify(drained())).not.toContain('只在这台电脑');
    change('customer', a, { wechat: 'eigen' });
    part(b);
    expect(row(a)).toMatchObject({ hqShareConsent: 'granted', remarks: null, wechat: 'eigen' });
    const left = drained();
    expect(JSON.stringify(left)).not.toMatch(/只在这台电脑|nurhier/);
    const told = Object.assign({}, ...left.filter(({ entity_id: id }) => id === a).map(({ patch }) => patch)) as object;
    expect(told).toMatchObject({ hqShareConsent: 'granted', wechat: 'eigen' });
    expect(row(a)).toMatchObject({ hqShareConsent: 'granted', remarks: null, wechat: 'eigen' });
  },
);

test('a merge that takes a consent back tells head office so, without what else it took from the other card', () => {
  const a = card('granted');
  drained();
  const b = card('none');
  change('customer', b, { remarks: '只在这台电脑' });
  merge(a, b);
  const left = drained();
  expect(left.map(({ entity_id: id, patch }) => [id, patch.hqShareConsent])).toEqual([[a, 'none']]);
  expect(JSON.stringify(left)).not.toContain('只在这台电脑');
});

test('a consent that a merge brought is taken back with it, and head office is told', () => {
  const [a, b] = [card('none'), card('granted')];
  change('customer', b, { remarks: '看 RX' });
  merge(a, b, { hqShareConsent: 'loser' });
  expect(told(drained())).toContain(`customer put ${a}`);
  part(b);
  expect(row(a)).toMatchObject({ hqShareConsent: 'none', remarks: null });
  const own = drained().filter(({ entity_id: id }) => id === a);
  expect(own.map(({ patch }) => [patch.hqShareConsent, 'remarks' in patch])).toEqual([['none', false]]);
});
