import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpResult } from '../../../../gateway/protocol.ts';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import { type TestStore, testStore } from '../../../../tests/harness/store.ts';
import { syncStateOf } from '../../../kernel/record-state.ts';
import { resend } from '../issues/refused.ts';
import { type OutboxQueue, outboxQueue } from './outbox-queue.ts';

let t: TestStore;
let queue: OutboxQueue;
beforeEach(async () => {
  t = await testStore();
  queue = outboxQueue(t.store);
});
afterEach(() => t.close());

const clerk = { id: 'system' };
const addVisit = () => t.store.write(clerk, (tx) => tx.insert('visit', visitDoc()).id);
const editVisit = (id: string, note: string) =>
  t.store.write(clerk, (tx) => tx.update('visit', id, { guestDescription: note }));
const lease = (limit = 500, maxBytes = 1_000_000) => queue.lease(limit, maxBytes, 'dealer').ops;
const sentOf = (ops = lease()) => ops.map(({ body }) => (JSON.parse(body) as { entity_id: string }).entity_id);
const opsOf = (id: string) =>
  t.store.db.prepare('SELECT op_id FROM outbox WHERE entity_id = ? ORDER BY op_seq').pluck().all(id) as string[];
const rowOf = (opId: string) =>
  t.store.db
    .prepare('SELECT state, attempts, code, message, next_try_at AS nextTryAt FROM outbox WHERE op_id = ?')
    .get(opId);
const result = (opId: string, more: Partial<OpResult> = {}): OpResult => ({
  op_id: opId,
  status: 'applied',
  code: null,
  message: null,
  retryable: false,
  server_seq: 1,
  server_doc: null,
  ...more,
});
const refusal = {
  status: 'rejected',
  code: 'invalid_body',
  message: 'mobile：应为 11 位手机号',
  server_seq: null,
} as const;

test('operations leave in the order they were saved, as many as fit', () => {
  const ids = [addVisit(), addVisit(), addVisit()];
  expect(sentOf()).toEqual(ids);
  expect(sentOf(lease(2))).toEqual(ids.slice(0, 2));
  const one = lease(1)[0]!.body.length;
  expect(sentOf(lease(500, one * 2 + 100))).toEqual(ids.slice(0, 2));
  expect(sentOf(lease(500, 10))).toEqual(ids.slice(0, 1));
});

test('what was handed out and not answered is handed out again', () => {
  addVisit();
  expect(lease()).toEqual(lease());
});

test('an answer settles only what it names; the rest is sent again; strangers are ignored', () => {
  const [first, second] = [addVisit(), addVisit()];
  queue.applyResults([result(opsOf(first)[0]!), result('00000000-0000-7000-8000-000000000000')]);
  expect(sentOf()).toEqual([second]);
  expect(rowOf(opsOf(first)[0]!)).toMatchObject({ state: 'acked' });
});

test('an answer that comes twice changes nothing the second time, not even when the second one is a refusal', () => {
  const [op] = opsOf(addVisit());
  queue.applyResults([result(op!, { server_seq: 7 })]);
  queue.applyResults([result(op!, { status: 'duplicate', server_seq: 7 }), result(op!, refusal)]);
  expect(rowOf(op!)).toMatchObject({ state: 'acked', attempts: 0 });
});

test('the next change is based on the newest document seen, not on an answer that shows none', () => {
  const id = addVisit();
  editVisit(id, '戴帽子');
  const [put, patch] = opsOf(id) as [string, string];
  queue.applyResults([result(put, { server_seq: 8 }), result(patch, { server_seq: 9 })]);
  editVisit(id, '红外套');
  expect(JSON.parse(lease()[0]!.body)).toMatchObject({ base_seq: 8 });
  expect(t.store.db.prepare('SELECT rev FROM visit WHERE id = ?').pluck().get(id)).toBe(3);
});

test('later changes of a record wait behind one that was refused or put off, other records go on', () => {
  const [stuck, late, free] = [addVisit(), addVisit(), addVisit()];
  for (const id of [stuck, late, free]) editVisit(id, '改');
  queue.applyResults([
    result(opsOf(stuck)[0]!, refusal),
    result(opsOf(late)[0]!, { status: 'deferred', code: 'failed', retryable: true, server_seq: null }),
  ]);
  expect(sentOf()).toEqual([free, free]);
  t.clock.advance(15 * 60_000);
  expect(sentOf()).toEqual([late, free, late, free]);
});

test('an operation put off while the clock ran 90 days ahead is due once the clock is set right', () => {
  t.clock.advance(90 * 86_400_000);
  const [op] = opsOf(addVisit());
  queue.applyResults([result(op!, { status: 'deferred', code: 'failed', retryable: true, server_seq: null })]);
  expect(lease()).toEqual([]);
  t.clock.advance(-90 * 86_400_000);
  expect(lease()).toHaveLength(1);
});

test('an operation put off five times needs a person, yet is still tried', () => {
  const [op] = opsOf(addVisit());
  for (let i = 0; i < 5; i += 1) {
    queue.applyResults([result(op!, { status: 'deferred', code: 'failed', retryable: true, server_seq: null })]);
    t.clock.advance(15 * 60_000);
  }
  expect(rowOf(op!)).toMatchObject({ state: 'pending', attempts: 5, code: 'failed' });
  expect(lease()).toHaveLength(1);
});

test('resending a refused record sends it whole, with its present values, in place of all that waited', () => {
  const id = addVisit();
  queue.applyResults([result(opsOf(id)[0]!, refusal)]);
  editVisit(id, '已更正');
  expect(syncStateOf(t.store.db, [id]).get(id)).toMatchObject({ state: 'rejected', message: refusal.message });
  expect(lease()).toEqual([]);
  resend(t.store, clerk, opsOf(id)[0]!);
  const [op, ...others] = lease();
  expect(others).toEqual([]);
  expect(JSON.parse(op!.body)).toMatchObject({
    kind: 'put',
    base_seq: null,
    patch: { guestDescription: '已更正', channel: 'walkIn' },
  });
});

test('in a conflict, resending keeps ours and knows theirs', () => {
  const id = addVisit();
  queue.applyResults([result(opsOf(id)[0]!, { server_seq: 3 })]);
  editVisit(id, '我们的');
  const conflict = { status: 'conflict', code: 'field_conflict', message: '请核对', server_seq: 12 } as const;
  queue.applyResults([result(opsOf(id)[1]!, conflict)]);
  expect(syncStateOf(t.store.db, [id]).get(id)?.state).toBe('conflict');
  resend(t.store, clerk, opsOf(id)[1]!);
  const body = JSON.parse(lease()[0]!.body);
  expect(body).toMatchObject({ kind: 'patch', base_seq: 12, patch: { guestDescription: '我们的' } });
  expect(Object.keys(body.patch).sort()).toEqual(['guestDescription', 'updatedAt', 'updatedBy']);
});

test('held changes leave in the order they were saved, even before the held ones are looked through again', () => {
  const customer = t.store.write(clerk, (tx) => tx.insert('customer', customerDoc()).id);
  const kinds: string[] = [];
  const send = () => {
    const { ops } = queue.lease(500, 1_000_000, 'head_office');
    kinds.push(...ops.map(({ body }) => (JSON.parse(body) as { kind: string }).kind));
    queue.applyResults(ops.map(({ op_id }) => result(op_id)));
  };
  send();
  t.store.write(clerk, (tx) => tx.update('customer', customer, { hqShareConsent: 'granted' }));
  for (let i = 0; i < 4; i += 1) send();
  expect(kinds).toEqual(['put', 'patch']);
});

test('at a head-office gateway a customer without consent stays here, its visits too, and goes once consent is given', () => {
  const ours = () => queue.lease(500, 1_000_000, 'head_office');
  const drained = () => {
    const sent: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      const { ops, more } = ours();
      sent.push(...sentOf(ops));
      queue.applyResults(ops.map(({ op_id }, n) => result(op_id, { server_seq: 100 + n })));
      if (ops.length === 0 && !more) break;
    }
    return sent;
  };
  const customer = t.store.write(clerk, (tx) => tx.insert('customer', customerDoc()).id);
  const visit = t.store.write(clerk, (tx) => tx.insert('visit', visitDoc({ customerId: customer })).id);
  const stranger = addVisit();
  expect(drained()).toEqual([stranger]);
  expect(syncStateOf(t.store.db, [customer]).get(customer)?.state).toBe('held');
  t.store.write(clerk, (tx) => tx.update('customer', customer, { hqShareConsent: 'granted' }));
  queue.reviewHeld([{ entity: 'customer', id: '' }]);
  expect(drained().sort()).toEqual([customer, customer, visit].sort());
  t.store.write(clerk, (tx) => tx.update('customer', customer, { address: '撤回之前的地址' }));
  t.store.write(clerk, (tx) => tx.update('customer', customer, { hqShareConsent: 'withdrawn' }));
  const [withdrawal, ...rest] = ours().ops.map(({ body }) => JSON.parse(body).patch as Record<string, unknown>);
  expect(rest).toEqual([]);
  expect(withdrawal).toMatchObject({ hqShareConsent: 'withdrawn' });
  expect(withdrawal).not.toHaveProperty('address');
});
