import type { Store } from '../kernel/store.ts';
import { createWriter } from '../kernel/write.ts';

/**
 * Runs `work` on a store all of whose writes become one transaction: the year is entered in as many writes as a year has, and each commit
 * would cost more than what it writes. A write that throws takes everything back. Nobody is told of changes: no window is open yet.
 */
export function inOneGo<T>(store: Store, work: (bulk: Store) => T): T {
  // Its writes begin no transaction of their own, the one around them is there already.
  const db: Store['db'] = Object.create(store.db, {
    inTransaction: { value: false },
    transaction: { value: (run: (...given: unknown[]) => unknown) => Object.assign(run, { immediate: run }) },
  });
  const now = () => store.clock.now();
  const loose = { begin: () => undefined, end: () => undefined };
  const write = createWriter(db, store.entities, now, loose, () => undefined);
  // No waiting for the disk: this folder is thrown away.
  store.db.pragma('synchronous = OFF');
  try {
    return store.db.transaction(() => work({ ...store, db, write })).immediate();
  } finally {
    store.db.pragma('synchronous = FULL');
  }
}
