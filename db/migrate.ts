import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** What has to happen to a store before this version of the app may use it. */
export type MigrationNeed = 'none' | 'fresh' | 'upgrade' | 'newer';

interface Journal {
  entries: { when: number; tag: string }[];
}

const journalOf = (dir: string) => JSON.parse(readFileSync(join(dir, 'meta', '_journal.json'), 'utf8')) as Journal;

const newestApplied = (db: Database.Database): number | null => {
  const has = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get();
  if (!has) return null;
  return db.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() as number | null;
};

export function migrationNeed(db: Database.Database, dir: string): MigrationNeed {
  const applied = newestApplied(db);
  const newest = journalOf(dir).entries.at(-1)?.when ?? 0;
  if (applied === null) return 'fresh';
  if (applied > newest) return 'newer';
  return applied < newest ? 'upgrade' : 'none';
}

/** Number of the newest migration this app knows, shown as the schema version. */
export const schemaVersion = (dir: string): number => journalOf(dir).entries.length;

const countRows = (db: Database.Database): Map<string, number> => {
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    )
    .pluck()
    .all() as string[];
  return new Map(tables.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]));
};

/** Drizzle's own table and order, in one transaction that is ours: a full disk is then told as one, and nothing stays of it. */
function runPending(db: Database.Database, dir: string): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const newest = newestApplied(db) ?? 0;
  const note = db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: dir })) {
    if (folderMillis <= newest) continue;
    for (const statement of sql) db.exec(statement);
    note.run(hash, folderMillis);
  }
}

/**
 * Applies the pending migrations. Drizzle's `migrate` switches foreign keys off inside its transaction, where SQLite ignores
 * it, so a table rebuild would delete child rows by cascade: they are switched off out here, and no table may lose a row.
 * @throws Error when a table lost rows or a foreign key points nowhere afterwards; nothing is applied then.
 */
export function applyMigrations(db: Database.Database, dir: string): void {
  const before = countRows(db);
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      runPending(db, dir);
      const after = countRows(db);
      for (const [table, rows] of before) {
        const now = after.get(table);
        if (now !== undefined && now < rows) throw new Error(`migration lost ${rows - now} rows of ${table}`);
      }
      const dangling = db.pragma('foreign_key_check') as unknown[];
      if (dangling.length > 0) throw new Error(`migration left ${dangling.length} dangling references`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
