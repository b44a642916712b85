import type Database from 'better-sqlite3';
import type { SearchKind } from './plan.ts';
import { type GramsOf, searchRenewal } from './renewal.ts';
import { type SearchRows, storeRows } from './rows.ts';
import { searchTables } from './tables.ts';
import { type SearchWalk, searchWalk } from './walk.ts';

export { SEARCH_DDL } from './ddl.ts';
export { type CustomerDoc, customerGrams, type VehicleDoc, vehicleGrams } from './grams.ts';
export type { Range } from './placed.ts';
export type { SearchKind } from './plan.ts';
export type { SearchWalk } from './walk.ts';
export { type CustomerField, type Match, type VehicleField, whyCustomer, whyVehicle } from './why.ts';

export interface SearchIndex {
  /** Indexes a record anew and makes it the newest. Inside the transaction that saves the record. */
  touch(kind: string, id: string, grams: string[]): void;
  remove(kind: string, id: string): void;
  /**
   * Ids of records that hold everything typed, best first, as far as they are asked for: a list filters while it walks,
   * until its page is full. `hint`: how many are likely to be taken.
   */
  walk(kind: SearchKind, text: string, hint?: number): SearchWalk;
  /** The first `limit` of them. */
  find(kind: SearchKind, text: string, limit: number): string[];
  /**
   * Merges index segments for about `maxMs`, between saves; true while there is more to merge. Without it searches
   * slow down with each save and, at 64 segments, one save waits for all of them.
   */
  mergeStep(maxMs: number): boolean;
  /** Makes tokens of an older format anew for about `maxMs`; true while there is more. Merge in between. */
  renewStep(maxMs: number, gramsOf: GramsOf): boolean;
}

/** The quick search (快速检索) over a store that has `SEARCH_DDL`; asks on the writing connection, whose cache is warm. */
export function createSearchIndex(db: Database.Database, rows: SearchRows = storeRows(db)): SearchIndex {
  const tables = searchTables(db);
  return {
    touch: (kind, id, grams) => tables.put(searchKind(kind), id, grams),
    remove: (kind, id) => tables.remove(searchKind(kind), id),
    walk: (kind, text, hint = 64) => searchWalk(tables, rows, kind, text, hint),
    find(kind, text, limit) {
      const found: string[] = [];
      for (const id of searchWalk(tables, rows, kind, text, limit)) if (found.push(id) >= limit) break;
      return found;
    },
    mergeStep: (maxMs) => tables.merge(maxMs),
    renewStep: searchRenewal(db, tables),
  };
}

function searchKind(kind: string): SearchKind {
  if (kind === 'customer' || kind === 'vehicle') return kind;
  throw new Error(`${kind} has no search table`);
}
