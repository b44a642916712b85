import type Database from 'better-sqlite3';
import type { EntityName } from '../../../db/records.ts';
import { searchTable } from './ddl.ts';
import type { SearchedKinds } from './declared.ts';

/** Pages one merge command may write: some tenths of a millisecond each. */
const MERGE_PAGES = 4;

/** The statements over the tables of `makeSearchTables`. */
export function searchTables(db: Database.Database, kinds: SearchedKinds) {
  const recencyOf = db.prepare('SELECT recency FROM search_row WHERE entity_id = ?').pluck();
  const newest = db.prepare('SELECT coalesce(max(recency), 0) FROM search_row').pluck();
  const addRow = db.prepare('INSERT INTO search_row (recency, kind, entity_id) VALUES (?, ?, ?)');
  const moveRow = db.prepare('UPDATE search_row SET recency = ? WHERE entity_id = ?');
  const dropRow = db.prepare('DELETE FROM search_row WHERE entity_id = ?');
  const statements = new Map([...kinds.keys()].map((kind) => [kind, kindStatements(db, searchTable(kind))] as const));
  const of = (kind: EntityName) => {
    const found = statements.get(kind);
    if (!found) throw new Error(`${kind} declares no search`);
    return found;
  };
  return {
    put(kind: EntityName, id: string, grams: string[]): void {
      const { add, drop } = of(kind);
      const recency = (newest.get() as number) + 1;
      const before = recencyOf.get(id) as number | undefined;
      if (before === undefined) addRow.run(recency, kind, id);
      else {
        drop.run(before);
        moveRow.run(recency, id);
      }
      add.run(recency, grams.join(' '));
    },
    /** Other tokens in the same place. */
    renew(kind: EntityName, recency: number, grams: string[]): void {
      of(kind).drop.run(recency);
      of(kind).add.run(recency, grams.join(' '));
    },
    remove(kind: EntityName, id: string): void {
      const before = recencyOf.get(id) as number | undefined;
      if (before === undefined) return;
      of(kind).drop.run(before);
      dropRow.run(id);
    },
    /** Ids newest first: the first `wanted`, and more only as the caller goes on asking. */
    matching(kind: EntityName, match: string, wanted: number): Iterable<string> {
      return lazily(of(kind).pages, match, wanted);
    },
    merge(maxMs: number): boolean {
      // Writing the merged pages out at commit takes about as long as merging them did.
      const until = performance.now() + maxMs / 2;
      return db.transaction(() => {
        for (const each of statements.values()) {
          while (mergedSome(each)) if (performance.now() >= until) return true;
        }
        return false;
      })();
    },
  };

  function mergedSome({ merge, changes }: ReturnType<typeof kindStatements>): boolean {
    const before = changes.get() as number;
    merge.run(MERGE_PAGES);
    // FTS5's own test: a merge command that had nothing to do changes fewer than two rows.
    return (changes.get() as number) - before >= 2;
  }
}

function kindStatements(db: Database.Database, table: string) {
  return {
    add: db.prepare(`INSERT INTO ${table} (rowid, grams) VALUES (?, ?)`),
    drop: db.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
    pages: db
      // CROSS JOIN keeps the token lists outside: their order is the answer's order and LIMIT stops them early.
      .prepare(
        `SELECT r.entity_id, r.recency FROM ${table} f CROSS JOIN search_row r ON r.recency = f.rowid
          WHERE f.${table} MATCH ? AND f.rowid < ? ORDER BY f.rowid DESC LIMIT ?`,
      )
      .raw(),
    merge: db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`),
    changes: db.prepare('SELECT total_changes()').pluck(),
  };
}

/** In pages, not by an open cursor: better-sqlite3 refuses other statements while one iterates. */
function* lazily(pages: Database.Statement, match: string, wanted: number): Iterable<string> {
  let before = Number.MAX_SAFE_INTEGER;
  for (let size = Math.max(wanted, 1); ; size = Math.min(size * 2, 256)) {
    const page = pages.all(match, before, size) as [string, number][];
    for (const [id] of page) yield id;
    if (page.length < size) return;
    before = page.at(-1)![1];
  }
}
