import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import type { SyncedEntity } from './entity.ts';
import { prepared } from './statements.ts';

/**
 * Numbers counted by day that are kept in the transaction of every write, by triggers on the tables they are counted from, so that no way
 * of writing passes them by: a save, an arrival, a merge, a field derived anew. They are derived, never travel, and can be made anew.
 */
export interface Rollup {
  name: string;
  /** Its tables with what stands in the brackets of CREATE TABLE, and after them. */
  tables: Readonly<Record<string, string>>;
  /**
   * `AFTER INSERT ON … BEGIN … END` by a name of its own. They count what falls on `countedFrom` or later and nothing before, and note
   * in `touched (id)` what must be counted as a whole. They are triggers of the store's connection, the only one that writes.
   */
  triggers: Readonly<Record<string, string>>;
  /** Counts a touched record anew, before the transaction ends. */
  recount(db: Connection, id: string): void;
  /** SQL of the last day before `:day` that has anything to count, null when there is none. */
  dayBefore: string;
  /** Counts the days from `from` until `until` (not included), of which nothing is counted yet. */
  fill(db: Connection, from: string, until: string): void;
  /** Raised when what is counted changes in a way that tables and triggers do not show. */
  version: number;
}

const STATE =
  'CREATE TABLE IF NOT EXISTS rollup (name TEXT PRIMARY KEY, made_of TEXT NOT NULL, counted_from TEXT NOT NULL)';
const TOUCHED = 'CREATE TEMP TABLE touched (id TEXT PRIMARY KEY) WITHOUT ROWID';
/** Later than any day: nothing is counted yet. */
const NEVER = '9999-12-31';

const rollupsOf = (entities: readonly SyncedEntity[]): Rollup[] => entities.flatMap(({ rollup }) => rollup ?? []);

/** SQL of the first day that is counted by now; '' once everything is. */
export const countedFrom = (name: string): string => `(SELECT counted_from FROM rollup WHERE name = '${name}')`;

/** The same of a store. */
export const countedSince = (db: Connection, name: string): string =>
  prepared<{ day: string | null }>(db, `SELECT ${countedFrom(name)} AS day`).get()!.day ?? NEVER;

/** Before the tables below them change, whatever way: everything is counted anew then. */
export const forgetRollups = (db: Connection): unknown => db.exec('DROP TABLE IF EXISTS rollup');

/** Makes the tables that are not there as they are declared, to be counted anew, and the triggers of this connection. */
export function makeRollups(db: Connection, entities: readonly SyncedEntity[]): void {
  db.exec(`${STATE}; ${TOUCHED}`);
  const known = db.prepare<[string], string>('SELECT made_of FROM rollup WHERE name = ?').pluck();
  for (const rollup of rollupsOf(entities)) {
    const { name, tables, triggers, version } = rollup;
    const madeOf = createHash('sha256')
      .update(JSON.stringify([tables, triggers, version]))
      .digest('hex');
    if (known.get(name) !== madeOf) db.transaction(() => begin(db, rollup, madeOf)).immediate();
    for (const [trigger, body] of Object.entries(triggers)) db.exec(`CREATE TEMP TRIGGER "${name}_${trigger}" ${body}`);
  }
}

function begin(db: Connection, rollup: Rollup, madeOf: string): void {
  for (const [table, columns] of Object.entries(rollup.tables))
    db.exec(`DROP TABLE IF EXISTS "${table}"; CREATE TABLE "${table}" ${columns}`);
  const from = dayBefore(db, rollup, NEVER) === null ? '' : NEVER;
  db.prepare('INSERT OR REPLACE INTO rollup VALUES (?, ?, ?)').run(rollup.name, madeOf, from);
}

const dayBefore = (db: Connection, { dayBefore: sql }: Rollup, day: string): string | null =>
  prepared<{ day: string | null }>(db, `SELECT (${sql}) AS day`).get({ day })!.day;

/** Ends a write: what it touched is counted anew. */
export function touchedRecounter(db: Connection, entities: readonly SyncedEntity[]): () => void {
  const rollups = rollupsOf(entities);
  if (rollups.length === 0) return () => undefined;
  const touched = db.prepare<[], string>('SELECT id FROM touched').pluck();
  const clear = db.prepare('DELETE FROM touched');
  return () => {
    const ids = touched.all();
    if (ids.length === 0) return;
    for (const { recount } of rollups) for (const id of ids) recount(db, id);
    clear.run();
  };
}

/**
 * Counts what was there before the rollup, the newest day first, for so many milliseconds; a day that is counted is kept by the triggers
 * from then on. True while there are days left.
 */
export function fillRollups(db: Connection, entities: readonly SyncedEntity[], maxMs: number): boolean {
  const end = performance.now() + maxMs;
  for (const rollup of rollupsOf(entities))
    while (countedSince(db, rollup.name) !== '') {
      db.transaction(() => fillDay(db, rollup)).immediate();
      if (performance.now() > end) return true;
    }
  return false;
}

function fillDay(db: Connection, rollup: Rollup): void {
  const until = countedSince(db, rollup.name);
  const from = dayBefore(db, rollup, until);
  if (from !== null) rollup.fill(db, from, until);
  prepared(db, 'UPDATE rollup SET counted_from = ? WHERE name = ?').run(from ?? '', rollup.name);
}
