import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

/** A fact of this PC alone that is no person's choice, e.g. whether its recovery key was confirmed; undefined when never noted. */
export function readFlag(store: Store, key: string): unknown {
  const value = store.db.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(key) as string | undefined;
  return value === undefined ? undefined : (JSON.parse(value) as unknown);
}

export function writeFlag(tx: Write, key: string, value: unknown): void {
  tx.db
    .prepare(
      `INSERT INTO setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    )
    .run(key, JSON.stringify(value), tx.at, tx.actor.id);
}
