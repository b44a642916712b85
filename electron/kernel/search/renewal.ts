import type Database from 'better-sqlite3';
import type { EntityName } from '../../../db/records.ts';
import type { searchTables } from './tables.ts';

/** The tokens of a record as they are made today; null when there is no such record any more. */
export type GramsOf = (kind: EntityName, id: string) => string[] | null;

/** Rows fetched at a time: each takes a fraction of a millisecond. */
const BATCH = 8;

/**
 * Makes the tokens of an index of an older format anew, newest records first and without changing their order. Until it is
 * through, older records are found as they were before.
 */
export function searchRenewal(
  db: Database.Database,
  tables: Pick<ReturnType<typeof searchTables>, 'renew' | 'remove'>,
) {
  const below = db.prepare('SELECT renew_below FROM search_format').pluck();
  const goOn = db.prepare('UPDATE search_format SET renew_below = ?');
  const next = db
    .prepare('SELECT recency, kind, entity_id FROM search_row WHERE recency < ? ORDER BY recency DESC LIMIT ?')
    .raw();
  /** Works for about `maxMs`, what the commit takes included; true while there is more to do. */
  return (maxMs: number, gramsOf: GramsOf): boolean => {
    let from = below.get() as number | null;
    if (from === null) return false;
    const until = performance.now() + maxMs / 2;
    db.transaction(() => {
      do {
        const rows = next.all(from, BATCH) as [number, EntityName, string][];
        for (const [recency, kind, id] of rows) {
          const grams = gramsOf(kind, id);
          if (grams === null) tables.remove(kind, id);
          else tables.renew(kind, recency, grams);
        }
        from = rows.length < BATCH ? null : rows.at(-1)![0];
      } while (from !== null && performance.now() < until);
      goOn.run(from);
    })();
    return from !== null;
  };
}
