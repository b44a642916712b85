import type Database from 'better-sqlite3';
import type { EntityName } from '../../../db/records.ts';
import { type SearchedKinds, searchedAs } from './declared.ts';
import { type GramsOf, searchRenewal } from './renewal.ts';
import { type SearchRows, storeRows } from './rows.ts';
import { searchTables } from './tables.ts';
import { type SearchWalk, searchWalk } from './walk.ts';
import { type Match, whyFound } from './why.ts';

export { makeSearchTables } from './ddl.ts';
export { gramsOf, type Searchable, type SearchedKinds, searchedKinds } from './declared.ts';
export type { Range } from './placed.ts';
export type { SearchWalk } from './walk.ts';
export type { Match } from './why.ts';

/** An entity that declares how it is found (`SyncedEntity.search`); asking for another one throws. */
export type SearchKind = EntityName;

export interface SearchIndex {
  /** Indexes a record anew and makes it the newest. Inside the transaction that saves the record. */
  touch(kind: SearchKind, id: string, grams: string[]): void;
  remove(kind: SearchKind, id: string): void;
  /**
   * Ids of records that hold everything typed, best first, as far as they are asked for: a list filters while it walks,
   * until its page is full. `hint`: how many are likely to be taken.
   */
  walk(kind: SearchKind, text: string, hint?: number): SearchWalk;
  /** The first `limit` of them. */
  find(kind: SearchKind, text: string, limit: number): string[];
  /** Why such a record was found: each piece typed once, in the first of its declared fields that holds it. */
  why<Field extends string>(
    kind: SearchKind,
    doc: Readonly<Partial<Record<Field, string | null | undefined>>>,
    text: string,
  ): Match<Field>[];
  /**
   * Merges index segments for about `maxMs`, between saves; true while there is more to merge. Without it searches
   * slow down with each save and, at 64 segments, one save waits for all of them.
   */
  mergeStep(maxMs: number): boolean;
  /** Makes tokens of an older format anew for about `maxMs`; true while there is more. Merge in between. */
  renewStep(maxMs: number, gramsOf: GramsOf): boolean;
}

/** The quick search (快速检索) over a store that has `makeSearchTables`; asks on the writing connection, whose cache is warm. */
export function createSearchIndex(
  db: Database.Database,
  kinds: SearchedKinds,
  rows: SearchRows = storeRows(db, kinds),
): SearchIndex {
  const tables = searchTables(db, kinds);
  const walk = (kind: SearchKind, text: string, hint: number) =>
    searchWalk(tables, rows, kind, searchedAs(kinds, kind).search, text, hint);
  return {
    touch: (kind, id, grams) => tables.put(kind, id, grams),
    remove: (kind, id) => tables.remove(kind, id),
    walk: (kind, text, hint = 64) => walk(kind, text, hint),
    find(kind, text, limit) {
      const found: string[] = [];
      for (const id of walk(kind, text, limit)) if (found.push(id) >= limit) break;
      return found;
    },
    why: (kind, doc, text) => whyFound(searchedAs(kinds, kind).search, doc, text),
    mergeStep: (maxMs) => tables.merge(maxMs),
    renewStep: searchRenewal(db, tables),
  };
}
