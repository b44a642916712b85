import type Database from 'better-sqlite3';
import type { SearchedKinds } from './declared.ts';

/** Rises whenever tokens are made differently; a store of an older format is indexed anew, between saves. */
const SEARCH_FORMAT = 2;

/**
 * Per kind one FTS5 table of tokens only (contentless, no positions), rowid = recency: a larger number was touched
 * later, so newest-first is the order of the lists themselves. `search_row` ties the number to the record.
 * Merging is switched off (it would stall saves) and is the duty of the background job; 64 open segments force it.
 * `search_format` keeps how its tokens were made, and below which recency they still have to be made anew: an index that has
 * rows but no format is of the time before there were any.
 */
const FRAME = `CREATE TABLE IF NOT EXISTS search_row (
    recency INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    entity_id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS search_format (version INTEGER NOT NULL, renew_below INTEGER) STRICT;
  INSERT INTO search_format (version) SELECT iif(EXISTS (SELECT 1 FROM search_row), 1, ${SEARCH_FORMAT})
    WHERE NOT EXISTS (SELECT 1 FROM search_format);
  UPDATE search_format SET version = ${SEARCH_FORMAT}, renew_below = (SELECT max(recency) + 1 FROM search_row)
    WHERE version < ${SEARCH_FORMAT};`;

export const searchTable = (kind: string): string => `${kind}_search`;

/**
 * Makes what the search needs for these kinds; may be run again on a store that has it all. Records that were there before their
 * kind could be searched get their place at once and their tokens with the slices that renew an index.
 */
export function makeSearchTables(db: Database.Database, kinds: SearchedKinds): void {
  db.exec(FRAME);
  const there = db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?');
  for (const [kind, { table }] of kinds) {
    const isNew = there.get(searchTable(kind)) === undefined;
    db.exec(tableOf(searchTable(kind)));
    if (isNew && there.get(table) !== undefined) db.exec(placesOf(kind, table));
  }
}

const tableOf = (table: string): string => `CREATE VIRTUAL TABLE IF NOT EXISTS ${table} USING fts5(
    grams, content='', contentless_delete=1, detail=none, tokenize='ascii'
  );
  ${configured(table, 'automerge', 0)}
  ${configured(table, 'crisismerge', 64)}`;

const placesOf = (kind: string, table: string): string => `INSERT OR IGNORE INTO search_row (recency, kind, entity_id)
    SELECT (SELECT coalesce(max(recency), 0) FROM search_row) + row_number() OVER (ORDER BY updated_at, id), '${kind}', id
    FROM ${table} WHERE deleted_at IS NULL AND merged_into IS NULL;
  UPDATE search_format SET renew_below = (SELECT max(recency) + 1 FROM search_row)
    WHERE EXISTS (SELECT 1 FROM search_row WHERE kind = '${kind}');`;

function configured(table: string, name: string, value: number): string {
  return `INSERT INTO ${table}(${table}, rank) SELECT '${name}', ${value}
    WHERE NOT EXISTS (SELECT 1 FROM ${table}_config WHERE k = '${name}');`;
}
