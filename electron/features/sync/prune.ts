import { setImmediate as nextTurn } from 'node:timers/promises';
import { KEEP_ACKED_DAYS } from '../../../db/sync/model.ts';
import type { Store } from '../../kernel/store.ts';

/** Rows a slice deletes, so that a save waits for a few milliseconds at most. */
const SLICE = 200;

/** Forgets operations that have been at the gateway for 35 days, slice by slice. Returns how many. */
export async function pruneAcked(store: Store): Promise<number> {
  const remove = store.db.prepare(
    `DELETE FROM outbox WHERE op_seq IN (SELECT op_seq FROM outbox WHERE acked_at < ? LIMIT ${SLICE})`,
  );
  const before = store.clock.now() - KEEP_ACKED_DAYS * 86_400_000;
  let total = 0;
  for (;;) {
    if (!store.db.open) return total;
    const { changes } = store.write({ id: 'system' }, () => remove.run(before));
    total += changes;
    if (changes < SLICE) return total;
    await nextTurn();
  }
}
