import { ENTITIES } from '../../db/records.ts';
import { type Database, type Queryable, sqlState } from './database.ts';
import { push } from './migrations/0001-push.ts';
import { showroom } from './migrations/0002-showroom.ts';
import { operators } from './migrations/0003-operators.ts';
import { upkeep } from './migrations/0004-upkeep.ts';
import { voided } from './migrations/0005-voided.ts';
import { authors } from './migrations/0006-authors.ts';
import { claims } from './migrations/0007-claims.ts';
import { deviceCodes } from './migrations/0008-device-codes.ts';
import { relay } from './migrations/0009-relay.ts';
import { entityTable } from './migrations/entity-table.ts';

/** Applied in this order, each once. Only ever append; a migration that was released is never edited. */
const MIGRATIONS: readonly { name: string; sql: string }[] = [
  { name: '0001-push', sql: push },
  { name: '0002-showroom', sql: showroom },
  { name: '0003-operators', sql: operators },
  { name: '0004-upkeep', sql: upkeep },
  { name: '0005-voided', sql: voided },
  { name: '0006-authors', sql: authors },
  { name: '0007-claims', sql: claims },
  { name: '0008-device-codes', sql: deviceCodes },
  { name: '0009-relay', sql: relay },
];

/** The schema number this program works with, shown by `/healthz`. */
export const SCHEMA = MIGRATIONS.length;
/** An arbitrary constant: the advisory lock that keeps two starting gateways from migrating at once. */
export const LOCK = 4790_2026;

/** The database was migrated by a newer gateway; it is left untouched. */
export class NewerSchema extends Error {
  constructor(found: number) {
    super(`the database has schema ${found}, this gateway knows ${SCHEMA}: update the gateway program`);
    this.name = 'NewerSchema';
  }
}

/** The account the gateway runs under may not change the schema, and it has to. */
export class OlderSchema extends Error {
  constructor() {
    super(`this gateway needs schema ${SCHEMA}: run "gateway migrate" with the owner's --database-url first`);
    this.name = 'OlderSchema';
  }
}

/**
 * Brings the database to `SCHEMA`, in one transaction under an advisory lock. A database that is there already is only read, so
 * an account without the right to change it will do.
 * @throws {NewerSchema} {OlderSchema}
 */
export async function migrate(database: Database, now: number): Promise<void> {
  if ((await schemaOf(database)) === SCHEMA && (await tablesMissing(database)).length === 0) return;
  try {
    await upgrade(database, now);
  } catch (error) {
    throw sqlState(error) === '42501' ? new OlderSchema() : error;
  }
}

/** 0: nothing was ever migrated here. */
async function schemaOf(database: Queryable): Promise<number> {
  const [found] = await database.query<{ there: boolean }>(
    `SELECT to_regclass('schema_migration') IS NOT NULL AS there`,
  );
  if (!found!.there) return 0;
  const [row] = await database.query<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM schema_migration',
  );
  if (row!.version > SCHEMA) throw new NewerSchema(row!.version);
  return row!.version;
}

/** An entity that a later version brings gets its table without a migration of its own: all of them have one shape. */
async function tablesMissing(database: Queryable): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL',
    [[...ENTITIES]],
  );
  return rows.map(({ name }) => name);
}

async function upgrade(database: Database, now: number): Promise<void> {
  await database.transaction(async (tx) => {
    // Rewriting a large table, and waiting for the gateway that does it, takes longer than any statement of a push may.
    await tx.query('SET LOCAL statement_timeout = 0');
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query(
      'CREATE TABLE IF NOT EXISTS schema_migration (version integer PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)',
    );
    for (let next = await schemaOf(tx); next < SCHEMA; next++) {
      const { name, sql } = MIGRATIONS[next]!;
      // No statement of ours holds a semicolon inside; one statement at a time keeps all of it in this transaction.
      for (const statement of sql.split(';')) if (statement.trim()) await tx.query(statement);
      await tx.query('INSERT INTO schema_migration VALUES ($1, $2, $3)', [next + 1, name, now]);
    }
    for (const name of await tablesMissing(tx)) await tx.query(entityTable(name));
  });
}
