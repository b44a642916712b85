/** Rises whenever tokens are made differently; a store of an older format is indexed anew, between saves. */
const SEARCH_FORMAT = 2;

/**
 * Per kind one FTS5 table of tokens only (contentless, no positions), rowid = recency: a larger number was touched
 * later, so newest-first is the order of the lists themselves. `search_row` ties the number to the record.
 * Merging is switched off (it would stall saves) and is the duty of the background job; 64 open segments force it.
 * `search_format` keeps how its tokens were made, and below which recency they still have to be made anew: an index that has
 * rows but no format is of the time before there were any. May be run again on a store that has it all.
 */
export const SEARCH_DDL = [
  `CREATE TABLE IF NOT EXISTS search_row (
    recency INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    entity_id TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS search_format (version INTEGER NOT NULL, renew_below INTEGER) STRICT;
  INSERT INTO search_format (version) SELECT iif(EXISTS (SELECT 1 FROM search_row), 1, ${SEARCH_FORMAT})
    WHERE NOT EXISTS (SELECT 1 FROM search_format);
  UPDATE search_format SET version = ${SEARCH_FORMAT}, renew_below = (SELECT max(recency) + 1 FROM search_row)
    WHERE version < ${SEARCH_FORMAT};`,
  ...['customer_search', 'vehicle_search'].map(
    (table) => `CREATE VIRTUAL TABLE IF NOT EXISTS ${table} USING fts5(
    grams, content='', contentless_delete=1, detail=none, tokenize='ascii'
  );
  ${setting(table, 'automerge', 0)}
  ${setting(table, 'crisismerge', 64)}`,
  ),
].join('\n');

function setting(table: string, name: string, value: number): string {
  return `INSERT INTO ${table}(${table}, rank) SELECT '${name}', ${value}
    WHERE NOT EXISTS (SELECT 1 FROM ${table}_config WHERE k = '${name}');`;
}
