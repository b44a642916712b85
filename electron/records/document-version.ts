import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from '../../db/core/columns.ts';
import { documentColumns } from '../../db/documents/columns.ts';
import type { NewOf, RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { Connection } from '../kernel/connection.ts';
import { newId } from '../kernel/ids.ts';
import { prepared } from '../kernel/statements.ts';
import type { Write } from '../kernel/write.ts';
import { requireRecord } from './standing.ts';

interface Versioned {
  id: string;
  threadId: string;
  versionNo: number;
}

/** A version of a document among the others of its thread. */
export interface VersionRow {
  id: string;
  versionNo: number;
  status: string;
  docNo: string | null;
  docOn: string | null;
}

export interface VersionOptions<E extends EntityName, L extends EntityName> {
  entity: E;
  table: SQLiteTable;
  line: { entity: L; table: SQLiteTable; field: string; of(db: Connection, id: string): RowOf<L>[] };
  /** Fields of a line that no copy takes along: ticks. */
  fresh: readonly string[];
  /** The state everything begins in. */
  draft: string;
}

const OWN = new Set(['id', ...Object.keys(documentColumns()), ...Object.keys(syncedColumns())]);

/**
 * Versions and copies of a document (ADR 9): head and lines with their amounts and where each price is from. Neither asks for a price: that
 * is a button of its own.
 */
export function versioning<E extends EntityName, L extends EntityName>(options: VersionOptions<E, L>) {
  const { entity, line } = options;
  const name = getTableName(options.table);
  const fields = Object.keys(getTableColumns(options.table)).filter((field) => !OWN.has(field));
  const lineFields = Object.keys(getTableColumns(line.table)).filter(
    (field) => !OWN.has(field) && !options.fresh.includes(field),
  );
  const picked = (row: object, from: readonly string[]) =>
    Object.fromEntries(from.map((field) => [field, (row as Record<string, unknown>)[field] ?? null]));
  const THREAD = `SELECT id, version_no AS versionNo, status, doc_no AS docNo, doc_on AS docOn FROM "${name}"
    WHERE thread_id = ? AND deleted_at IS NULL ORDER BY version_no, id`;
  const versions = (db: Connection, threadId: string) => prepared(db, THREAD).all(threadId) as VersionRow[];

  function made(tx: Write, from: RowOf<E>, changes: object): RowOf<E> {
    const id = newId();
    const head = tx.insert(entity, {
      ...picked(from, fields),
      ...changes,
      id,
      status: options.draft,
    } as unknown as NewOf<E>);
    for (const each of line.of(tx.db, (from as unknown as Versioned).id))
      tx.insert(line.entity, { ...picked(each, lineFields), id: newId(), [line.field]: id } as unknown as NewOf<L>);
    return head;
  }

  return {
    versions,
    /** The next version of a thread; one that is being drafted already is that one. @throws Refusal `record.missing` */
    reviseTo(tx: Write, id: string, changes: object = {}): { row: RowOf<E>; made: boolean } {
      const from = requireRecord(tx, entity, id);
      const { threadId } = from as unknown as Versioned;
      const all = versions(tx.db, threadId);
      const open = all.find(({ status }) => status === options.draft);
      if (open) return { row: requireRecord(tx, entity, open.id), made: false };
      const versionNo = (all.at(-1)?.versionNo ?? 0) + 1;
      return { row: made(tx, from, { ...changes, versionNo, supersedesId: id }), made: true };
    },
    /** Another negotiation that begins where this one stands; no decision comes along. @throws Refusal `record.missing` */
    copyOf: (tx: Write, id: string, changes: object = {}): RowOf<E> =>
      made(tx, requireRecord(tx, entity, id), { ...changes, threadId: newId(), versionNo: 1, supersedesId: null }),
  };
}
