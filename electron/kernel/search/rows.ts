import type Database from 'better-sqlite3';
import type { EntityName } from '../../../db/records.ts';
import { type Exact, factsOf, type SearchedKinds, searchedAs } from './declared.ts';
import type { Fragment } from './fragments.ts';
import { holdsAll } from './holds.ts';

/** Where the search asks about the records themselves. */
export interface SearchRows {
  /** Ids of living records with exactly this in one of the fields, newest touched first. */
  exact(kind: EntityName, asked: Exact): string[];
  /** Does the record hold all fragments? */
  verify(kind: EntityName, id: string, fragments: Fragment[]): boolean;
}

/** The store's own tables as the search asks them. Statements are made on first use, once the tables are there. */
export function storeRows(db: Database.Database, kinds: SearchedKinds): SearchRows {
  const statements = new Map<string, Database.Statement>();
  const prepared = (key: string, sql: () => string) => {
    const statement = statements.get(key) ?? db.prepare(sql());
    statements.set(key, statement);
    return statement;
  };
  return {
    exact(kind, { fields, value }) {
      const { table, columnOf } = searchedAs(kinds, kind);
      const statement = prepared(`${kind} ${fields}`, () => {
        const condition = fields.map((field) => `${columnOf(field)} = :value`).join(' OR ');
        return `SELECT id FROM ${table} WHERE (${condition}) AND deleted_at IS NULL AND merged_into IS NULL
          ORDER BY updated_at DESC LIMIT 50`;
      });
      return (statement.all({ value }) as { id: string }[]).map((row) => row.id);
    },
    verify(kind, id, fragments) {
      const { search, table, columnOf } = searchedAs(kinds, kind);
      const statement = prepared(kind, () => {
        const columns = Object.keys(search.fields).map((field) => `${columnOf(field)} AS "${field}"`);
        return `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`;
      });
      const row = statement.get(id) as Record<string, unknown> | undefined;
      return row !== undefined && holdsAll(factsOf(search, row), fragments);
    },
  };
}
