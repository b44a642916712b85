import { type EntityStore, entityStore } from '../../../electron/kernel/entity.ts';
import type { Store } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';

const stores = new WeakMap<Store, Map<string, EntityStore>>();

/** A PC's rows of an entity, read beside the product: a look at the screen is no transaction that a power cut could count. */
export function rowsOf(store: Store, entity: string): EntityStore {
  const known = stores.get(store) ?? new Map<string, EntityStore>();
  stores.set(store, known);
  const rows = known.get(entity) ?? entityStore(store.db, syncedEntities.find(({ name }) => name === entity)!);
  known.set(entity, rows);
  return rows;
}
