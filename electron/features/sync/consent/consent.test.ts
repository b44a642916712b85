import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpBody, OpResult } from '../../../../gateway/protocol.ts';
import { attachmentDoc } from '../../../../tests/factories/attachment.ts';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import { type TestStore, testStore } from '../../../../tests/harness/store.ts';
import { overlayOf } from '../arriving/overlay.ts';
import { sendRetainedAgain } from '../enrolment/enrolled.ts';
import { resend } from '../issues/refused.ts';
import { type OutboxQueue, outboxQueue } from '../sending/outbox-queue.ts';

let t: TestStore;
let queue: OutboxQueue;
beforeEach(async () => {
  t = await testStore();
  queue = outboxQueue(t.store);
});
afterEach(() => t.close());

const clerk = { id: 'system' };
const MOBILE = '13912345678';
const addCustomer = (consent: 'none' | 'granted') =>
  t.store.write(clerk, (tx) => tx.insert('customer', customerDoc({ mobile: MOBILE, hqShareConsent: consent })).id);
const change = (entity: 'customer' | 'visit', id: string, changes: Record<string, unknown>) =>
  t.store.write(clerk, (tx) => tx.update(entity, id, changes));
const consent = (id: string, hqShareConsent: string) =>
  change('customer', id, { hqShareConsent, hqShareAt: t.clock.now(), hqShareBy: 'system', hqShareMethod: 'oral' });
/** The gateway numbers what it takes. */
let head = 5;
const answer = (opId: string, more: Partial<OpResult> = {}): OpResult => ({
  op_id: opId,
  status: 'applied',
  code: null,
  message: null,
  retryable: false,
  server_seq: head++,
  server_doc: null,
  ...more,
});

/** Everything that leaves for head office until nothing more does; fails when that never ends. */
function leaving(): { opId: string; body: OpBody }[] {
  for (let turn = 0; turn < 20; turn += 1) {
    const { ops, more } = queue.lease(500, 1_000_000, 'head_office');
    if (ops.length > 0 || !more)
      return ops.map(({ op_id: opId, body }) => ({ opId, body: JSON.parse(body) as OpBody }));
  }
  throw new Error('the queue turns in circles');
}
const fieldsOf = (ops: ReturnType<typeof leaving>) => ops.map(({ body }) => Object.keys(body.patch));
const acknowledge = (ops: ReturnType<typeof leaving>) => queue.applyResults(ops.map(({ opId }) => answer(opId)));
const stateOf = (opId: string) => t.store.db.prepare('SELECT state FROM outbox WHERE op_id = ?').pluck().get(opId);
const opsOf = (id: string) =>
  t.store.db.prepare('SELECT op_id FROM outbox WHERE entity_id = ? ORDER BY op_seq').pluck().all(id) as string[];

test('a number taken off a visit again stays here, the visit goes without it, and the queue comes to rest', () => {
  const id = t.store.write(clerk, (tx) => tx.insert('visit', visitDoc({ guestPhone: MOBILE })).id);
  change('visit', id, { guestPhone: null, guestName: null });
  const left = leaving();
  expect(JSON.stringify(left)).not.toContain(MOBILE);
  // The party itself is one of the day's, and head office counts it.
  expect(left.map(({ body }) => [body.kind, body.entity_id, body.patch.guestPhone])).toEqual([['put', id, null]]);
  acknowledge(left);
  expect(leaving()).toEqual([]);
});

test('a withdrawal sent again together with a refused number leaves without the number', () => {
  const id = addCustomer('granted');
  acknowledge(leaving());
  change('customer', id, { mobile: '13700000000' });
  const refused = leaving()[0]!.opId;
  queue.applyResults([answer(refused, { status: 'conflict', code: 'field_conflict', server_seq: 9 })]);
  consent(id, 'withdrawn');
  resend(t.store, clerk, refused);
  const sent = leaving();
  expect(JSON.stringify(sent)).not.toContain('13700000000');
  expect(sent.map(({ body }) => body.patch.hqShareConsent)).toEqual(['withdrawn']);
  acknowledge(sent);
  expect(leaving()).toEqual([]);
});

test('a customer who agrees again is known to head office before anything else of theirs leaves', () => {
  const id = addCustomer('granted');
  acknowledge(leaving());
  consent(id, 'withdrawn');
  acknowledge(leaving());
  t.store.write(clerk, (tx) => {
    const doc = { ...tx.get('customer', id)! };
    tx.receive('customer', { id, seq: head, doc, deletedAt: null, mergedInto: null }, []);
  });
  consent(id, 'granted');
  change('customer', id, { mobile: '13700000000' });
  t.store.write(clerk, (tx) => tx.insert('visit', visitDoc({ customerId: id, guestPhone: '13700000000' })));
  const first = leaving();
  expect(first.map(({ body }) => body.patch.hqShareConsent)).toEqual(['granted']);
  expect(JSON.stringify(first)).not.toContain('13700000000');
  // Refused: somebody else had noted a withdrawal in between.
  const refused = { status: 'conflict', code: 'field_conflict', server_seq: head++ } as const;
  queue.applyResults([answer(first[0]!.opId, refused)]);
  expect(leaving()).toEqual([]);
  // A person decides for the agreement.
  resend(t.store, clerk, first[0]!.opId);
  const again = leaving();
  expect(again.map(({ body }) => body.patch.hqShareConsent)).toEqual(['granted']);
  acknowledge(again);
  queue.reviewHeld([{ entity: 'customer', id: '' }]);
  const rest = leaving();
  expect(rest.map(({ body }) => body.entity).sort()).toEqual(['customer', 'visit']);
});

test('a card head office forgot is not sent again whole once its consent is withdrawn', () => {
  const id = addCustomer('granted');
  acknowledge(leaving());
  consent(id, 'withdrawn');
  const [, op] = opsOf(id);
  queue.applyResults([answer(op!, { status: 'rejected', code: 'record_missing', server_seq: null })]);
  resend(t.store, clerk, op!);
  expect(JSON.stringify(leaving())).not.toContain(MOBILE);
});

test('a withdrawal reaches a gateway restored from before it; the card itself stays here', () => {
  const id = addCustomer('granted');
  acknowledge(leaving());
  consent(id, 'withdrawn');
  acknowledge(leaving());
  t.store.write(clerk, (tx) => sendRetainedAgain(tx, t.store.entities));
  const sent = leaving();
  expect(JSON.stringify(sent)).not.toContain(MOBILE);
  expect(sent.map(({ body }) => body.patch.hqShareConsent)).toEqual(['withdrawn']);
});

test('a withdrawal that head office has no card for waits no longer, and goes when it has one', () => {
  const id = addCustomer('granted');
  acknowledge(leaving());
  consent(id, 'withdrawn');
  t.store.write(clerk, (tx) => sendRetainedAgain(tx, t.store.entities));
  const [sent] = leaving();
  queue.applyResults([
    answer(sent!.opId, { status: 'deferred', code: 'record_missing', retryable: true, server_seq: null }),
  ]);
  t.clock.advance(3_600_000);
  expect(leaving()).toEqual([]);
  expect(stateOf(sent!.opId)).toBe('held');
  // Another PC, which had not heard of it, brings the card.
  t.store.write(clerk, (tx) => {
    const doc = { ...tx.get('customer', id)!, hqShareConsent: 'granted' };
    tx.receive('customer', { id, seq: head++, doc, deletedAt: null, mergedInto: null }, [
      { kind: 'patch', patch: { hqShareConsent: 'withdrawn' } },
    ]);
  });
  queue.reviewHeld([{ entity: 'customer', id: '' }]);
  expect(leaving().map(({ body }) => body.patch.hqShareConsent)).toEqual(['withdrawn']);
});

test('what was held of a visit goes once another desk has noted whose it is, who agreed', () => {
  const open = addCustomer('granted');
  const id = t.store.write(clerk, (tx) => tx.insert('visit', visitDoc({ guestName: null, guestPhone: null })).id);
  acknowledge(leaving());
  change('visit', id, { guestName: '王先生', narrative: '看 RX' });
  expect(leaving()).toEqual([]);
  t.store.write(clerk, (tx) => {
    const doc = { ...tx.get('visit', id)!, customerId: open };
    const held = { kind: 'patch', patch: { guestName: '王先生', narrative: '看 RX' } } as const;
    tx.receive('visit', { id, seq: head++, doc, deletedAt: null, mergedInto: null }, [held]);
  });
  queue.reviewHeld([{ entity: 'visit', id }]);
  expect(leaving().map(({ body }) => body.patch.narrative)).toEqual(['看 RX']);
});

test('a merging into a card that was handed out and never arrived is not asked for again and again', () => {
  const [stays, away] = [addCustomer('granted'), addCustomer('granted')];
  t.store.write(clerk, (tx) => tx.merge('customer', away, stays));
  const sent = leaving();
  expect(sent.map(({ body }) => body.kind)).toEqual(['put', 'put', 'merge']);
  consent(stays, 'withdrawn');
  const missing = { status: 'deferred', code: 'record_missing', retryable: true, server_seq: null } as const;
  queue.applyResults([answer(sent[1]!.opId), answer(sent[2]!.opId, missing)]);
  t.clock.advance(3_600_000);
  expect(leaving()).toEqual([]);
  expect(stateOf(sent[2]!.opId)).toBe('held');
});

test('a withdrawal that overtook what it holds back is what the card says, also after a gateway was restored', () => {
  const id = addCustomer('granted');
  change('customer', id, { remarks: '看 RX' });
  acknowledge(leaving());
  consent(id, 'withdrawn');
  t.store.write(clerk, (tx) => sendRetainedAgain(tx, t.store.entities));
  acknowledge(leaving());
  t.store.write(clerk, (tx) => {
    const seq = head - 1;
    const doc = { ...tx.get('customer', id)!, remarks: null };
    tx.receive('customer', { id, seq, doc, deletedAt: null, mergedInto: null }, overlayOf(t.store.db, id, seq));
    expect(tx.get('customer', id)).toMatchObject({ hqShareConsent: 'withdrawn', remarks: '看 RX' });
  });
});

test('a withdrawal follows a card that was sent and whose answer was lost', () => {
  const id = addCustomer('granted');
  expect(leaving()).toHaveLength(1);
  consent(id, 'withdrawn');
  const sent = leaving();
  expect(fieldsOf(sent).flat()).not.toContain('mobile');
  expect(sent.map(({ body }) => body.patch.hqShareConsent)).toEqual(['withdrawn']);
});

test('that a card and its visit are gone is told to head office that has them, whatever was withdrawn or held before', () => {
  const id = addCustomer('granted');
  const visit = t.store.write(clerk, (tx) => tx.insert('visit', visitDoc({ customerId: id, guestPhone: MOBILE })).id);
  acknowledge(leaving());
  consent(id, 'withdrawn');
  acknowledge(leaving());
  change('customer', id, { mobile: '13700000000' });
  expect(leaving()).toEqual([]);
  for (const [entity, gone] of [
    ['visit', visit],
    ['customer', id],
  ] as const)
    t.store.write(clerk, (tx) => tx.remove(entity, gone));
  expect(leaving().map(({ body }) => [body.kind, body.entity_id])).toEqual([
    ['delete', visit],
    ['delete', id],
  ]);
  const shy = addCustomer('none');
  t.store.write(clerk, (tx) => tx.remove('customer', shy));
  expect(JSON.stringify(leaving())).not.toContain(shy);
});

test('a customer who never agreed and never left has nothing to withdraw at head office', () => {
  const id = addCustomer('none');
  expect(leaving()).toEqual([]);
  consent(id, 'withdrawn');
  expect(leaving()).toEqual([]);
});

test('a visit given to another customer takes nothing of the first one along, who never agreed', () => {
  const [shy, open] = [addCustomer('none'), addCustomer('granted')];
  const id = t.store.write(
    clerk,
    (tx) => tx.insert('visit', visitDoc({ customerId: shy, guestName: '不愿意先生', guestPhone: '13655557777' })).id,
  );
  change('visit', id, { customerId: open, guestName: '愿意女士', guestPhone: MOBILE });
  const text = JSON.stringify([...leaving(), ...leaving()].filter(({ body }) => body.entity === 'visit'));
  expect(text).not.toContain('13655557777');
  expect(text).not.toContain('不愿意');
  expect(text).not.toContain(shy);
  expect(text).toContain(open);
  leaving();
});

test('after another enrolment a refused change is not based on the first gateway’s numbers', () => {
  const id = addCustomer('granted');
  acknowledge(leaving());
  change('customer', id, { mobile: '13700000000' });
  const refused = leaving()[0]!.opId;
  queue.applyResults([answer(refused, { status: 'conflict', code: 'field_conflict', server_seq: 900 })]);
  t.store.write(clerk, (tx) => sendRetainedAgain(tx, t.store.entities));
  resend(t.store, clerk, refused);
  const bodies = t.store.db
    .prepare(`SELECT body FROM outbox WHERE entity_id = ? AND state = 'pending' ORDER BY op_seq`)
    .pluck()
    .all(id) as string[];
  expect((JSON.parse(bodies.at(-1)!) as OpBody).base_seq).toBeNull();
});

test('a merging refused because the other card is gone claims, sent again, to have seen nothing by that', () => {
  const [stays, away] = [addCustomer('granted'), addCustomer('granted')];
  acknowledge(leaving());
  t.store.write(clerk, (tx) => tx.merge('customer', away, stays));
  const [merging] = leaving();
  queue.applyResults([
    answer(merging!.opId, { status: 'conflict', code: 'record_deleted', server_seq: 900, followed: stays }),
  ]);
  resend(t.store, clerk, merging!.opId);
  const again = leaving().map(({ body }) => body);
  expect(again.map(({ kind }) => kind)).toEqual(['put', 'merge']);
  for (const { base_seq: base } of again) expect(base).toBeLessThan(900);
});

test('an answer without a sequence number proves nothing: the operation is sent again', () => {
  const id = addCustomer('granted');
  const [sent] = leaving();
  queue.applyResults([answer(sent!.opId, { server_seq: null })]);
  expect(t.store.db.prepare('SELECT state FROM outbox WHERE entity_id = ?').pluck().get(id)).toBe('pending');
  t.clock.advance(3_600_000);
  expect(leaving().map(({ opId }) => opId)).toEqual([sent!.opId]);
});

test('that a file was taken off its card is told though a new name of it had to stay', () => {
  const id = addCustomer('granted');
  const file = t.store.write(clerk, (tx) => tx.insert('attachment', attachmentDoc({ entityId: id })).id);
  acknowledge(leaving());
  consent(id, 'withdrawn');
  acknowledge(leaving());
  t.store.write(clerk, (tx) => tx.update('attachment', file, { name: '身份证 王建国.jpg' }));
  expect(leaving()).toEqual([]);
  t.store.write(clerk, (tx) => tx.remove('attachment', file));
  const left = leaving();
  expect(left.map(({ body }) => body.kind)).toEqual(['delete']);
  acknowledge(left);
  expect(leaving()).toEqual([]);
});

test('that a visit head office has was withdrawn is told, whatever its customer allows by then', () => {
  const id = addCustomer('granted');
  const visit = t.store.write(clerk, (tx) => tx.insert('visit', visitDoc({ customerId: id, guestPhone: MOBILE })).id);
  acknowledge(leaving());
  consent(id, 'withdrawn');
  acknowledge(leaving());
  t.store.write(clerk, (tx) => tx.remove('visit', visit));
  expect(leaving().map(({ body }) => [body.kind, body.patch])).toEqual([['delete', {}]]);
});
