import { type OwnChoices, ownChoices } from '../../../db/staff/own.ts';
import type { Store } from '../../kernel/store.ts';

const keyOf = (staffId: string) => `own:${staffId}`;

/** What a person chose for themselves at this PC; what another version wrote and we cannot read counts as not chosen. */
export function readOwn(store: Store, staffId: string): OwnChoices {
  const kept = store.db.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(keyOf(staffId)) as
    | string
    | undefined;
  return ownChoices.parse(kept === undefined ? {} : JSON.parse(kept));
}

/** Keeps what they chose beside what they chose before. Theirs alone: it never travels and is no change of the showroom. */
export function saveOwn(
  store: Store,
  staffId: string,
  patch: { [K in keyof OwnChoices]?: OwnChoices[K] | undefined },
): OwnChoices {
  return store.write({ id: staffId }, (tx) => {
    const own = ownChoices.parse({ ...readOwn(store, staffId), ...patch });
    tx.db
      .prepare(
        `INSERT INTO setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
      )
      .run(keyOf(staffId), JSON.stringify(own), tx.at, staffId);
    return own;
  });
}
