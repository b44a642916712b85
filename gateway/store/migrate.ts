import type { Database } from './database.ts';
import { push } from './migrations/0001-push.ts';
import { showroom } from './migrations/0002-showroom.ts';

/** Applied in this order, each once. Only ever append; a migration that was released is never edited. */
const MIGRATIONS: readonly { name: string; sql: string }[] = [
  { name: '0001-push', sql: push },
  { name: '0002-showroom', sql: showroom },
];

/** The schema number this program works with, shown by `/healthz`. */
export const SCHEMA = MIGRATIONS.length;
/** An arbitrary constant: the advisory lock that keeps two starting gateways from migrating at once. */
const LOCK = 4790_2026;

/** The database was migrated by a newer gateway; it is left untouched. */
export class NewerSchema extends Error {
  constructor(found: number) {
    super(`the database has schema ${found}, this gateway knows ${SCHEMA}: update the gateway program`);
    this.name = 'NewerSchema';
  }
}

/** Brings the database to `SCHEMA`, in one transaction under an advisory lock. @throws {NewerSchema} */
export async function migrate(database: Database, now: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (version integer PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)',
    );
    const [{ version } = { version: 0 }] = await tx.query<{ version: number }>(
      'SELECT coalesce(max(version), 0) AS version FROM schema_migration',
    );
    if (version > SCHEMA) throw new NewerSchema(version);
    for (let next = version; next < SCHEMA; next++) {
      const { name, sql } = MIGRATIONS[next]!;
      // No statement of ours holds a semicolon inside; one statement at a time keeps all of it in this transaction.
      for (const statement of sql.split(';')) if (statement.trim()) await tx.query(statement);
      await tx.query('INSERT INTO schema_migration VALUES ($1, $2, $3)', [next + 1, name, now]);
    }
  });
}
