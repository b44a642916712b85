import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';

/** Longest draft kept (JSON characters); a form is a few kilobytes, a pasted megabyte is not a draft. */
const LONGEST = 200_000;

export interface Draft {
  value: Record<string, unknown>;
  at: number;
}

export function readDraft(store: Store, staffId: string, key: string): Draft | null {
  const row = store.db.prepare('SELECT value, at FROM draft WHERE staff_id = ? AND key = ?').get(staffId, key) as
    | { value: string; at: number }
    | undefined;
  return row ? { value: JSON.parse(row.value) as Record<string, unknown>, at: row.at } : null;
}

export function saveDraft(store: Store, staffId: string, key: string, value: Record<string, unknown>): { at: number } {
  const text = JSON.stringify(value);
  if (text.length > LONGEST) throw new Refusal('draft.tooLarge');
  return store.write({ id: staffId }, (tx) => {
    tx.db
      .prepare(
        `INSERT INTO draft (staff_id, key, value, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (staff_id, key) DO UPDATE SET value = excluded.value, at = excluded.at`,
      )
      .run(staffId, key, text, tx.at);
    return { at: tx.at };
  });
}

export function removeDraft(store: Store, staffId: string, key: string): void {
  store.write({ id: staffId }, (tx) =>
    tx.db.prepare('DELETE FROM draft WHERE staff_id = ? AND key = ?').run(staffId, key),
  );
}
