import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { EntityName } from '../../../db/records.ts';
import { type Expressions, letters, signs } from './expressions.ts';
import type { Fragment } from './fragments.ts';
import { addNameGrams } from './name-grams.ts';
import { codeOf } from './text.ts';

/** How one field of a record is searched. */
export interface SearchedField {
  /** Adds the tokens of a value. */
  addGrams(into: Set<string>, value: string): void;
  /** It is read aloud: signs, pinyin and initials of it are typed. */
  spoken?: true;
  /** It holds signs that are asked for, besides the number it is (a plate). */
  signs?: true;
  /** For a number: the spelling in which it is compared with what was typed, before separators go. */
  key?(value: string): string;
}

/** A name or title. */
export const named: SearchedField = { addGrams: addNameGrams, spoken: true };

/** A value to look up in a plain index, as it is stored, in any of these fields. */
export interface Exact {
  fields: readonly string[];
  value: string;
}

/** One FTS5 MATCH expression; rows it brings must also hold `verify`, if any. */
export interface Step {
  match: string;
  verify: Fragment[];
}

/** How the quick search finds the records of an entity: declared with it (`SyncedEntity.search`). */
export interface Searchable<Field extends string = string> {
  /** In the order in which they are told as the reason why a record was found. */
  fields: Readonly<Record<Field, SearchedField>>;
  /** FTS5 expressions for one fragment of what was typed; names alone where nothing is said. */
  expressions?(fragment: Fragment): Expressions;
  /** What was typed, spelled as the index has it. */
  asked?(text: string): string;
  /** Whole numbers, answered by plain indexes before anything else. */
  exact?(text: string): Exact[];
  /** Steps tried before all others. */
  first?(fragments: Fragment[]): Step[];
  /** Its names are people's: titles come off, a name and a number in one word are taken apart, whole names stand first. */
  people?: true;
}

/** A declaration with what the store calls its table and columns. */
export interface Searched {
  search: Searchable;
  table: string;
  columnOf(field: string): string;
}
export type SearchedKinds = ReadonlyMap<EntityName, Searched>;

/** The entities that declare how they are found. */
export function searchedKinds(
  entities: readonly { name: EntityName; table: SQLiteTable; search?: Searchable | undefined }[],
): SearchedKinds {
  return new Map(
    entities.flatMap(({ name, table, search }) => {
      if (!search) return [];
      const columns = getTableColumns(table);
      const columnOf = (field: string) => {
        const column = columns[field];
        if (!column) throw new Error(`${name} has no field ${field} to search`);
        return column.name;
      };
      return [[name, { search, table: getTableName(table), columnOf }] as const];
    }),
  );
}

export function searchedAs(kinds: SearchedKinds, kind: EntityName): Searched {
  const found = kinds.get(kind);
  if (!found) throw new Error(`${kind} declares no search`);
  return found;
}

/** Search tokens of a row. */
export function gramsOf({ fields }: Searchable, row: Readonly<Record<string, unknown>>): string[] {
  const grams = new Set<string>();
  for (const [field, { addGrams }] of Object.entries(fields)) {
    const value = row[field];
    if (typeof value === 'string' && value !== '') addGrams(grams, value);
  }
  return [...grams];
}

/** What a row says, for checking the fragments that tokens cannot decide alone. */
export interface SearchFacts {
  names: string[];
  codes: string[];
}

const plain = (value: string): string => value;

export function factsOf({ fields }: Searchable, row: Readonly<Record<string, unknown>>): SearchFacts {
  const facts: SearchFacts = { names: [], codes: [] };
  for (const [field, { spoken, signs, key = plain }] of Object.entries(fields)) {
    const value = row[field];
    if (typeof value !== 'string') continue;
    if (spoken || signs) facts.names.push(value);
    if (!spoken) facts.codes.push(codeOf(key(value)));
  }
  return facts;
}

/** Of an entity that is nothing but names. */
export const nameExpressions = (fragment: Fragment): Expressions =>
  fragment.kind === 'signs' ? signs(fragment) : letters(fragment);
