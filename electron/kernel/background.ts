import { fillDerived } from './derived.ts';
import type { Store } from './store.ts';

/** Longest slice of background work, so that a request never waits longer for it. */
const SLICE_MS = 8;
/** Rest after a save before merging starts, and between two slices. */
const REST_MS = 400;
const PAUSE_MS = 25;

/** Keeps the search index merged and fills what a new version derives, in slices between requests. Returns its stop. */
export function startBackground(store: Store): () => void {
  let timer: NodeJS.Timeout | undefined;
  const slice = () => {
    const more = fillDerived(store.db, store.entities) || store.search.mergeStep(SLICE_MS);
    timer = more ? setTimeout(slice, PAUSE_MS) : undefined;
    timer?.unref();
  };
  timer = setTimeout(slice, REST_MS);
  timer.unref();
  const unsubscribe = store.onChange(() => {
    timer ??= setTimeout(slice, REST_MS);
    timer.unref();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
