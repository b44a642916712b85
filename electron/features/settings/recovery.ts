import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { readFlag, writeFlag } from './flags.ts';

const LAST_GROUP = 'recovery.lastGroup';

/** A recovery key was shown; it counts once its last group was typed back. */
export const noteRecoveryKey = (tx: Write, key: string): void => writeFlag(tx, LAST_GROUP, key.slice(-5));

/** Whether somebody proved to have written the key down. */
export const recoveryConfirmed = (store: Store): boolean => readFlag(store, LAST_GROUP) === null;

/** @throws Refusal `recoveryKey.mismatch` when the typed group is not the last one of the key shown. */
export function confirmRecoveryKey(store: Store, lastGroup: string): void {
  const expected = readFlag(store, LAST_GROUP);
  if (expected === null) return;
  if (lastGroup.trim().toUpperCase() !== expected) throw new Refusal('recoveryKey.mismatch', { field: 'lastGroup' });
  store.write({ id: 'system' }, (tx) => {
    writeFlag(tx, LAST_GROUP, null);
    tx.audit('recoveryKeyConfirmed', 'setting', null);
  });
}
