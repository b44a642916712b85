import type Database from 'better-sqlite3';
import { queryPlan, type SearchKind } from './plan.ts';
import { type SearchRows, storeRows } from './rows.ts';
import { searchTables } from './tables.ts';

export { SEARCH_DDL } from './ddl.ts';
export { type CustomerDoc, customerGrams, type VehicleDoc, vehicleGrams } from './grams.ts';
export type { SearchKind } from './plan.ts';

/** Rows looked at in vain before the search is given up: bounds the worst query to some milliseconds. */
const MOST_VERIFIED = 2_000;

export interface SearchIndex {
  /** Indexes a record anew and makes it the newest. Inside the transaction that saves the record. */
  touch(kind: string, id: string, grams: string[]): void;
  remove(kind: string, id: string): void;
  /** Ids of records that hold everything typed: exact ones first, then anchored, then others; each newest first. */
  find(kind: SearchKind, text: string, limit: number): string[];
  /**
   * Merges index segments for about `maxMs`, between saves; true while there is more to merge. Without it searches
   * slow down with each save and, at 64 segments, one save waits for all of them.
   */
  mergeStep(maxMs: number): boolean;
}

/** The quick search (快速检索) over a store that has `SEARCH_DDL`; asks on the writing connection, whose cache is warm. */
export function createSearchIndex(db: Database.Database, rows: SearchRows = storeRows(db)): SearchIndex {
  const tables = searchTables(db);
  return {
    touch: (kind, id, grams) => tables.put(searchKind(kind), id, grams),
    remove: (kind, id) => tables.remove(searchKind(kind), id),
    find(kind, text, limit) {
      const plan = queryPlan(kind, text);
      const found = new Set<string>();
      for (const asked of plan.exact) for (const id of rows.exact(kind, asked)) found.add(id);
      // A whole number that somebody has is the answer; pieces of others would only be noise under it.
      if (found.size > 0) return [...found].slice(0, limit);
      const refused = new Set<string>();
      for (const step of plan.steps) {
        if (found.size >= limit || refused.size >= MOST_VERIFIED) break;
        for (const id of tables.matching(kind, step.match, limit)) {
          if (found.has(id) || refused.has(id)) continue;
          if (step.verify.length === 0 || rows.verify(kind, id, step.verify)) found.add(id);
          else refused.add(id);
          if (found.size >= limit || refused.size >= MOST_VERIFIED) break;
        }
      }
      return [...found].slice(0, limit);
    },
    mergeStep: (maxMs) => tables.merge(maxMs),
  };
}

function searchKind(kind: string): SearchKind {
  if (kind === 'customer' || kind === 'vehicle') return kind;
  throw new Error(`${kind} has no search table`);
}
