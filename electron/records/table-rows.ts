import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { Connection } from '../kernel/connection.ts';
import { prepared } from '../kernel/statements.ts';

/** Standing records of a table as `tx.get` reads them; `where` with its order goes by an index. */
export function tableRows<E extends EntityName>(_entity: E, table: SQLiteTable) {
  const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
  const name = getTableName(table);
  const decoded = (row: Record<string, unknown>) => {
    const record: Record<string, unknown> = {};
    for (const [field, column] of columns) {
      const value = row[column.name] ?? null;
      record[field] = value === null ? null : column.mapFromDriverValue(value as never);
    }
    return record as unknown as RowOf<E>;
  };
  return (db: Connection, where: string, ...values: unknown[]): RowOf<E>[] =>
    (
      prepared(db, `SELECT * FROM "${name}" WHERE deleted_at IS NULL AND ${where}`).all(...values) as Record<
        string,
        unknown
      >[]
    ).map(decoded);
}
