import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WireChange } from '../../../../gateway/protocol.ts';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { type TestStore, testStore } from '../../../../tests/harness/store.ts';
import { silentLogger } from '../../../kernel/logger.ts';
import { arrivals } from './arrivals.ts';

let t: TestStore;
beforeEach(async () => {
  t = await testStore();
});
afterEach(() => t.close());

const card = (seq: number): WireChange => {
  const doc = { ...customerDoc(), createdAt: seq, updatedAt: seq };
  return { seq, entity: 'customer', entity_id: doc.id, doc, deleted_at: null, merged_into: null };
};

test('however long records go on arriving, the search index never gathers so many pieces that a save must wait for their merging', async () => {
  const take = arrivals(t.store, silentLogger());
  const pieces = t.store.db.prepare('SELECT count(DISTINCT segid) FROM customer_search_idx').pluck();
  let most = 0;
  for (let seq = 1; seq <= 200; seq++) {
    await take(
      [card(seq)],
      () => undefined,
      async () => undefined,
    );
    most = Math.max(most, pieces.get() as number);
  }
  // At 64 SQLite merges all of them within somebody's save.
  expect(most).toBeLessThan(32);
  expect(t.store.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(200);
});
