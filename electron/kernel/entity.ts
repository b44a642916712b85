import type { Statement } from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { LOCAL_FIELDS } from '../../db/core/columns.ts';
import type { ClaimRequest } from '../../db/documents/claim.ts';
import type { EntityName } from '../../db/records.ts';
import type { Connection } from './connection.ts';
import type { Rollup } from './rollup.ts';
import type { Searchable } from './search/index.ts';
import type { Write } from './write.ts';

export type Row = Record<string, unknown> & {
  id: string;
  rev: number;
  serverSeq: number | null;
  baseJson?: string | null;
  deletedAt?: number | null;
  mergedInto?: string | null;
};

/** How a feature declares an entity whose records travel to head office (its `sync.ts`). */
export interface SyncedEntity<T extends SQLiteTable = SQLiteTable> {
  name: EntityName;
  table: T;
  /** How its records are found, for entities people search for. */
  search?: Searchable;
  /**
   * Under operator `head_office`: may this operation leave the PC? Judged when it is about to be sent, so that consent
   * withdrawn in between holds it back. `patch` is what the operation carries; `row.serverSeq` is null only while head
   * office cannot know the record. That a record it knows was deleted is not asked about: it is told.
   */
  mayLeave(row: T['$inferSelect'], patch: Record<string, unknown>, db: Connection): boolean;
  /** Fields that never travel: this PC's own, or derived here from other records. */
  local?: readonly string[];
  /** Fields each PC derives from another field of the same record; they are `local` too. */
  derived?: Readonly<Record<string, { of: string; by(value: unknown): string }>>;
  /** What is counted, by the feature this entity is of, with every write of whichever tables. */
  rollup?: Rollup;
  /**
   * What this save claims at the gateway (a VIN), by the record as it stands now and as it stood; null: it is new here, or all of it is said
   * again. Derived once, as the operation is made, in its transaction, and kept in its text.
   */
  claims?(row: T['$inferSelect'], before: T['$inferSelect'] | null, db: Connection): ClaimRequest[];
  /** Fields only head office sets; all others are the showroom's. */
  headOffice?: readonly string[];
  /** After a slice of arrivals, or once a change of this PC was given up, in its transaction: derives again what is derived from these records. */
  received?(tx: Write, ids: readonly string[]): void;
  /** Fields that travel in an operation of their own when a refused change is sent again, because they may leave when others may not. */
  apart?: readonly string[];
  /** Fields whose values stand in no log. */
  secret?: readonly string[];
  /** One line naming the record in the sync history, without more personal data than a list shows. */
  label(row: T['$inferSelect']): string;
}

/** Another program's document may leave out what this one cannot: an empty value of the column's kind takes its place. */
function absent({ notNull, dataType }: SQLiteColumn): unknown {
  if (!notNull) return null;
  return { number: 0, boolean: false, json: [] as unknown[] }[dataType as string] ?? '';
}

/** A synced entity with its statements prepared once: drizzle's table is the one source of column names. */
export function entityStore(db: Connection, entity: SyncedEntity) {
  const columns = Object.entries(getTableColumns(entity.table)) as [string, SQLiteColumn][];
  const byField = new Map(columns);
  const table = getTableName(entity.table);
  const { local = [], headOffice = [] } = entity;
  const staying: readonly string[] = [...LOCAL_FIELDS, ...local];
  const travelling = columns.map(([field]) => field).filter((field) => !staying.includes(field));
  const encode = (field: string, value: unknown) =>
    value === undefined || value === null ? null : byField.get(field)!.mapToDriverValue(value);
  const select = db.prepare(
    `SELECT ${columns.map(([field, column]) => `"${column.name}" AS "${field}"`).join(', ')} FROM "${table}" WHERE id = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO "${table}" (${columns.map(([, c]) => `"${c.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const updates = new Map<string, Statement<unknown[]>>();
  const derivations = Object.entries(entity.derived ?? {});
  /** What follows from the values that are about to be written. */
  const following = (values: Record<string, unknown>) =>
    Object.fromEntries(
      derivations.filter(([, { of }]) => of in values).map(([field, { of, by }]) => [field, by(values[of])]),
    );
  return {
    entity,
    has: (field: string) => byField.has(field),
    /** Fields an operation carries. */
    wireFields: travelling.filter((field) => !headOffice.includes(field)),
    /** Fields head office's document may set, with what stands in a NOT NULL column the document does not mention. */
    arrivingFields: travelling
      .filter((field) => field !== 'id')
      .map((field) => [field, absent(byField.get(field)!)] as const),
    get(id: string): Row | undefined {
      const raw = select.get(id) as Record<string, unknown> | undefined;
      if (!raw) return undefined;
      for (const [field, column] of columns)
        if (raw[field] !== null) raw[field] = column.mapFromDriverValue(raw[field]);
      return raw as Row;
    },
    /** Returns the row as it now stands: every field there, null where nothing was given. */
    insert(row: Record<string, unknown>): Row {
      const whole = Object.fromEntries(
        columns.map(([field, { notNull, default: usual }]) => [field, row[field] ?? (notNull ? usual : null) ?? null]),
      );
      Object.assign(whole, following(whole));
      insert.run(columns.map(([field]) => encode(field, whole[field])));
      return whole as Row;
    },
    update(id: string, given: Record<string, unknown>): void {
      const changes = { ...given, ...following(given) };
      const fields = Object.keys(changes);
      const sql = `UPDATE "${table}" SET ${fields.map((f) => `"${byField.get(f)!.name}" = ?`).join(', ')} WHERE id = ?`;
      const statement = updates.get(sql) ?? db.prepare<unknown[]>(sql);
      updates.set(sql, statement);
      statement.run(...fields.map((field) => encode(field, changes[field])), id);
    },
  };
}
export type EntityStore = ReturnType<typeof entityStore>;
