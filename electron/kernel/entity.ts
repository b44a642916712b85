import type { Statement } from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { LOCAL_FIELDS } from '../../db/core/columns.ts';
import type { EntityName } from '../../gateway/protocol.ts';
import type { Connection } from './connection.ts';

export type Row = Record<string, unknown> & { id: string; rev: number; serverSeq: number | null };

/** How a feature declares an entity whose records travel to head office (its `sync.ts`). */
export interface SyncedEntity<T extends SQLiteTable = SQLiteTable> {
  name: EntityName;
  table: T;
  /** Search tokens of a row, for entities people search for. */
  grams?(row: T['$inferSelect']): string[];
  /**
   * Under operator `head_office`: may this operation leave the PC? Judged when it is about to be sent, so that consent
   * withdrawn in between holds it back. `patch` is what the operation carries; `row.serverSeq` is null only while head
   * office cannot know the record.
   */
  mayLeave(row: T['$inferSelect'], patch: Record<string, unknown>, db: Connection): boolean;
  /** Fields that travel in an operation of their own when a refused change is sent again, because they may leave when others may not. */
  apart?: readonly string[];
  /** One line naming the record in the sync history, without more personal data than a list shows. */
  label(row: T['$inferSelect']): string;
}

/** A synced entity with its statements prepared once: drizzle's table is the one source of column names. */
export function entityStore(db: Connection, entity: SyncedEntity) {
  const columns = Object.entries(getTableColumns(entity.table)) as [string, SQLiteColumn][];
  const byField = new Map(columns);
  const table = getTableName(entity.table);
  const encode = (field: string, value: unknown) =>
    value === undefined || value === null ? null : byField.get(field)!.mapToDriverValue(value);
  const select = db.prepare(
    `SELECT ${columns.map(([field, column]) => `"${column.name}" AS "${field}"`).join(', ')} FROM "${table}" WHERE id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO "${table}" (${columns.map(([, c]) => `"${c.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const updates = new Map<string, Statement<unknown[]>>();
  return {
    entity,
    has: (field: string) => byField.has(field),
    wireFields: columns.map(([field]) => field).filter((field) => !(LOCAL_FIELDS as readonly string[]).includes(field)),
    get(id: string): Row | undefined {
      const raw = select.get(id) as Record<string, unknown> | undefined;
      if (!raw) return undefined;
      for (const [field, column] of columns)
        if (raw[field] !== null) raw[field] = column.mapFromDriverValue(raw[field]);
      return raw as Row;
    },
    /** Returns the row as it now stands: every field there, null where nothing was given. */
    insert(row: Record<string, unknown>): Row {
      const whole = Object.fromEntries(columns.map(([field]) => [field, row[field] ?? null]));
      insert.run(columns.map(([field]) => encode(field, whole[field])));
      return whole as Row;
    },
    update(id: string, changes: Record<string, unknown>): void {
      const fields = Object.keys(changes);
      const sql = `UPDATE "${table}" SET ${fields.map((f) => `"${byField.get(f)!.name}" = ?`).join(', ')} WHERE id = ?`;
      const statement = updates.get(sql) ?? db.prepare<unknown[]>(sql);
      updates.set(sql, statement);
      statement.run(...fields.map((field) => encode(field, changes[field])), id);
    },
  };
}
export type EntityStore = ReturnType<typeof entityStore>;
