import { afterEach, expect, test } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';
import { fillDerived } from './derived.ts';

let opened: TestStore;
afterEach(() => opened.close());

test('cards of an older version sort by pinyin once the background has been through them', async () => {
  opened = await testStore();
  const { store } = opened;
  const card = customerDoc({ name: '单伟' });
  store.write({ id: 'system' }, (tx) => tx.insert('customer', card));
  const keyOf = () => store.db.prepare('SELECT name_key FROM customer WHERE id = ?').pluck().get(card.id);
  const kept = keyOf();
  expect(kept).toMatch(/^shan/);
  store.db.prepare('UPDATE customer SET name_key = NULL').run();
  expect(fillDerived(store.db, store.entities)).toBe(true);
  expect(keyOf()).toBe(kept);
  expect(fillDerived(store.db, store.entities)).toBe(false);
  store.write({ id: 'system' }, (tx) => tx.update('customer', card.id, { name: '安琪' }));
  expect(keyOf()).toMatch(/^an/);
});
