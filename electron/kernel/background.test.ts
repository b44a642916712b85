import { expect, test } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { testStore } from '../../tests/harness/store.ts';
import { renewalOf } from './background.ts';
import { makeSearchTables, searchedKinds } from './search/index.ts';

test('a store indexed by an older app is indexed anew piece by piece, goes on where it was cut off, and keeps its order', async () => {
  const { store, close } = await testStore();
  const insert = (name: string, mobile: string) =>
    store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc({ name, mobile })).id);
  const made: string[] = [];
  for (let i = 0; i < 40; i++) made.unshift(insert('吕布', `138000001${10 + i}`));
  store.db.transaction(() => {
    for (const id of [...made].reverse()) store.search.touch('customer', id, ['slv', 'n5415']);
  })();
  const gone = made.splice(3, 1)[0]!;
  store.db.prepare('UPDATE customer SET deleted_at = 1 WHERE id = ?').run(gone);
  // As every store was before formats were written down.
  store.db.exec('DELETE FROM search_format');
  makeSearchTables(store.db, searchedKinds(store.entities));
  const lyu = () => store.search.find('customer', 'lyubu', 100);

  let renew = renewalOf(store);
  expect(renew(0)).toBe(true);
  expect(lyu()).toEqual(made.slice(0, 7));
  const newcomer = insert('吕布', '13900000001');
  makeSearchTables(store.db, searchedKinds(store.entities));
  renew = renewalOf(store);
  while (renew(8)) store.search.mergeStep(8);
  expect(lyu()).toEqual([newcomer, ...made]);
  expect(store.search.find('customer', '吕', 100)).toEqual([newcomer, ...made]);
  expect(renewalOf(store)(8)).toBe(false);
  close();
});
