import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';

const known = new WeakMap<Connection, Map<string, Statement<unknown[]>>>();

/**
 * A statement prepared once for each connection, for what runs with every record that arrives or is listed: preparing one takes
 * longer than running it. `pluck` and `raw` stay with the text.
 */
export function prepared<Result = unknown>(db: Connection, sql: string): Statement<unknown[], Result> {
  const statements = known.get(db) ?? new Map<string, Statement<unknown[]>>();
  known.set(db, statements);
  const found = statements.get(sql) ?? db.prepare<unknown[]>(sql);
  statements.set(sql, found);
  return found as Statement<unknown[], Result>;
}
