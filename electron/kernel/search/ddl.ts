/**
 * Per kind one FTS5 table of tokens only (contentless, no positions), rowid = recency: a larger number was touched
 * later, so newest-first is the order of the lists themselves. `search_row` ties the number to the record.
 * Merging is switched off (it would stall saves) and is the duty of the background job; 64 open segments force it.
 * May be run again on a store that has it all.
 */
export const SEARCH_DDL = [
  `CREATE TABLE IF NOT EXISTS search_row (
    recency INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    entity_id TEXT NOT NULL UNIQUE
  ) STRICT;`,
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
