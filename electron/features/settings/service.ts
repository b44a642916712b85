import { type Settings, settings } from '../../../db/settings/model.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';

/** The showroom's settings over their defaults; a value an older version wrote and we cannot read falls back to its default. */
export function readSettings(store: Store): Settings {
  const rows = store.db.prepare('SELECT key, value FROM setting').all() as { key: string; value: string }[];
  const saved = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  const defaults = settings.parse({});
  const readable = Object.keys(defaults).filter((key) => {
    const shape = settings.shape[key as keyof Settings];
    return key in saved && shape.safeParse(saved[key]).success;
  });
  return { ...defaults, ...Object.fromEntries(readable.map((key) => [key, saved[key]])) };
}

/** Saves the given settings and keeps what they were in the audit log. */
export function updateSettings(store: Store, actor: Actor, patch: Partial<Settings>): Settings {
  const before = readSettings(store);
  const changed = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key as keyof Settings]),
  );
  if (changed.length === 0) return before;
  store.write(actor, (tx) => {
    for (const [key, value] of changed) {
      writeSetting(tx.db, key, value, tx.at, actor.id);
      tx.audit('update', 'setting', key, { value: [before[key as keyof Settings], value] });
      tx.changed('setting', key);
    }
  });
  return readSettings(store);
}

/** Flags of this PC that are no person's choice (e.g. whether the recovery key was confirmed). */
export function readFlag(store: Store, key: string): unknown {
  const value = store.db.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(key) as string | undefined;
  return value === undefined ? undefined : (JSON.parse(value) as unknown);
}

export function writeSetting(db: Store['db'], key: string, value: unknown, at: number, by: string): void {
  db.prepare(
    `INSERT INTO setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  ).run(key, JSON.stringify(value), at, by);
}
