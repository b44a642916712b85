import { setImmediate as nextTurn } from 'node:timers/promises';
import { KEEP_ACKED_DAYS } from '../../../../db/sync/model.ts';
import type { Store } from '../../../kernel/store.ts';
import { trustedNow } from '../enrolment/trusted-time.ts';

/** Rows a slice deletes, so that a save waits for a few milliseconds at most. */
const SLICE = 200;

/**
 * Forgets operations that have been at the gateway for 35 days before the last contact with it, slice by slice: they would feed a
 * gateway restored from a backup, and a clock that runs ahead must not take them away. Returns how many.
 */
export async function pruneAcked(store: Store): Promise<number> {
  const remove = store.db.prepare(
    `DELETE FROM outbox WHERE op_seq IN (SELECT op_seq FROM outbox WHERE acked_at < ? LIMIT ${SLICE})`,
  );
  const now = trustedNow(store);
  if (now === null) return 0;
  const before = now - KEEP_ACKED_DAYS * 86_400_000;
  let total = 0;
  for (;;) {
    if (!store.db.open) return total;
    const { changes } = store.write({ id: 'system' }, () => remove.run(before));
    total += changes;
    if (changes < SLICE) return total;
    await nextTurn();
  }
}
