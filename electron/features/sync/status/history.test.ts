import { afterEach, beforeEach, expect, test } from 'vitest';
import { KEEP_ACKED_DAYS } from '../../../../db/sync/model.ts';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import { type TestStore, testStore } from '../../../../tests/harness/store.ts';
import { syncStateOf } from '../../../kernel/record-state.ts';
import { outboxQueue } from '../sending/outbox-queue.ts';
import { pruneAcked } from '../sending/prune.ts';
import { syncHistory, syncIssues } from './history.ts';

let t: TestStore;
beforeEach(async () => {
  t = await testStore();
});
afterEach(() => t.close());

const register = (count: number) =>
  t.store.write({ id: 'system' }, (tx) => Array.from({ length: count }, () => tx.insert('visit', visitDoc()).id));
const answer = (status: 'applied' | 'rejected', limit: number) => {
  const queue = outboxQueue(t.store);
  const { ops } = queue.lease(limit, 1_000_000, 'dealer');
  const code = status === 'rejected' ? 'invalid_body' : null;
  queue.applyResults(
    ops.map(({ op_id }, i) => ({
      op_id,
      status,
      code,
      message: null,
      retryable: false,
      server_seq: i + 1,
      server_doc: null,
    })),
  );
};

const enrolled = () =>
  t.store.db
    .prepare(`INSERT INTO sync_state (id, gateway_url, device_id, store_id, operator, epoch, gateway_epoch, private_key, enrolled_at)
       VALUES (1, 'http://x', 'd', 'S001', 'dealer', 'e', 'g', x'00', 1)`)
    .run();
/** The gateway answered just now; its clock is off from this PC's by so much. */
const contact = (clockOffsetMs = 0) => outboxQueue(t.store).applyResults([], { clockOffsetMs });

test('the history is read page by page, newest first, every operation once', () => {
  register(120);
  const seen: number[] = [];
  let cursor: number | null = null;
  do {
    const page = syncHistory(t.store, cursor);
    seen.push(...page.rows.map(({ opSeq }) => opSeq));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => 120 - i));
  expect(syncHistory(t.store, null).rows[0]!.label).toBe('2026-03-14 白衬衫 带小孩');
});

test('taking two cards apart is not told as merging them', () => {
  const [kept, lost] = t.store.write({ id: 'system' }, (tx) =>
    [0, 1].map(() => tx.insert('customer', customerDoc()).id),
  ) as [string, string];
  for (const into of [kept, null]) t.store.write({ id: 'system' }, (tx) => tx.merge('customer', lost, into));
  const kinds = syncHistory(t.store, null).rows.map(({ kind }) => kind);
  expect(kinds).toEqual(['part', 'merge', 'put', 'put']);
});

test('a merging whose text is damaged is listed as one, and all around it stays readable', () => {
  const [kept, lost] = t.store.write({ id: 'system' }, (tx) =>
    [0, 1].map(() => tx.insert('customer', customerDoc()).id),
  ) as [string, string];
  for (const into of [kept, null]) t.store.write({ id: 'system' }, (tx) => tx.merge('customer', lost, into));
  t.store.db.prepare(`UPDATE outbox SET body = substr(body, 1, 20) WHERE op_seq = 3`).run();
  t.store.db.prepare(`UPDATE outbox SET body = '{}' WHERE op_seq = 4`).run();
  const { rows } = syncHistory(t.store, null);
  expect(rows.map(({ kind }) => kind)).toEqual(['merge', 'merge', 'put', 'put']);
});

test('issues are only what a person must look at', () => {
  register(3);
  answer('rejected', 1);
  answer('applied', 1);
  expect(syncIssues(t.store).map(({ state }) => state)).toEqual(['rejected']);
});

test('operations are kept 35 days after they arrived, and what has not arrived for ever', async () => {
  const ids = register(5);
  answer('applied', 3);
  enrolled();
  t.clock.advance((KEEP_ACKED_DAYS - 1) * 86_400_000);
  contact();
  expect(await pruneAcked(t.store)).toBe(0);
  t.clock.advance(2 * 86_400_000);
  contact();
  expect(await pruneAcked(t.store)).toBe(3);
  const states = syncStateOf(t.store.db, ids);
  expect(ids.map((id) => states.get(id)!.state)).toEqual(['delivered', 'delivered', 'delivered', 'pending', 'pending']);
});

test('a clock that runs 90 days ahead makes no operation old, with a line or without', async () => {
  register(3);
  answer('applied', 3);
  enrolled();
  contact();
  t.clock.advance(90 * 86_400_000);
  expect(await pruneAcked(t.store)).toBe(0);
  contact(-90 * 86_400_000);
  expect(await pruneAcked(t.store)).toBe(0);
});

test('before a PC is enrolled its records are here only', () => {
  const [id] = register(1);
  expect(syncStateOf(t.store.db, [id!]).get(id!)!.state).toBe('local');
});
