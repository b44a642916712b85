import { fillDerived } from './derived.ts';
import { type EntityStore, entityStore } from './entity.ts';
import { fillRollups } from './rollup.ts';
import { gramsOf } from './search/index.ts';
import type { Store } from './store.ts';

/** Longest slice of background work, so that a request never waits longer for it. */
const SLICE_MS = 8;
/** Rest after a save before merging starts, and between two slices. */
const REST_MS = 400;
const PAUSE_MS = 25;

/**
 * Keeps the search index merged, makes one of an older format anew and fills what a new version derives, in slices between
 * requests. Returns its stop.
 */
export function startBackground(store: Store): () => void {
  let timer: NodeJS.Timeout | undefined;
  let renewing = true;
  const renew = renewalOf(store);
  const slice = () => {
    const busy =
      fillDerived(store.db, store.entities) ||
      fillRollups(store.db, store.entities, SLICE_MS) ||
      store.search.mergeStep(SLICE_MS);
    // Each slice of renewing leaves a segment, merged before the next: some dozens would stall a save.
    if (renewing && !busy) renewing = renew(SLICE_MS);
    timer = busy || renewing ? setTimeout(slice, PAUSE_MS) : undefined;
    timer?.unref();
  };
  const later = () => {
    timer ??= setTimeout(slice, REST_MS);
    timer.unref();
  };
  later();
  const unsubscribe = store.onChange(later);
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** One slice of making the tokens of an older format anew; false once there is nothing left to do. */
export function renewalOf({ db, entities, search }: Store): (maxMs: number) => boolean {
  const stores = new Map<string, EntityStore>();
  for (const entity of entities) if (entity.search) stores.set(entity.name, entityStore(db, entity));
  return (maxMs) =>
    search.renewStep(maxMs, (kind, id) => {
      const { entity, get } = stores.get(kind)!;
      const row = get(id);
      return row === undefined || row.deletedAt || row.mergedInto ? null : gramsOf(entity.search!, row);
    });
}
