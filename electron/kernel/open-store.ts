import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations, migrationNeed } from '../../db/migrate.ts';
import { AUDIT_GUARD } from './audit.ts';
import { type Connection, openConnection } from './connection.ts';
import { SEARCH_DDL } from './search/index.ts';
import { StoreTrouble } from './trouble.ts';

const assertSound = (db: Connection) => {
  const verdict = db.pragma('quick_check', { simple: true });
  if (verdict !== 'ok') throw new StoreTrouble('corrupt', `quick_check: ${String(verdict)}`);
};

/** Parts drizzle-kit cannot express: the search index and the guards of the audit log. Safe to repeat. */
const completeSchema = (db: Connection) => {
  db.exec(SEARCH_DDL);
  db.exec(AUDIT_GUARD);
};

/**
 * Upgrades a store by migrating a verified copy and swapping it in; the file as it was stays in `backups/`. A failure or a
 * crash at any point leaves the original where it is.
 */
function upgrade(file: string, key: Buffer, migrations: string, backups: string, stamp: string): void {
  const original = openConnection(file, key);
  assertSound(original);
  original.pragma('wal_checkpoint(TRUNCATE)');
  original.close();
  mkdirSync(backups, { recursive: true });
  const backup = join(backups, `before-upgrade-${stamp}.db`);
  const copy = `${file}.upgrading`;
  rmSync(copy, { force: true });
  copyFileSync(file, backup);
  openAndCheck(backup, key);
  copyFileSync(file, copy);
  const db = openConnection(copy, key);
  try {
    applyMigrations(db, migrations);
    assertSound(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  renameSync(copy, file);
}

function openAndCheck(file: string, key: Buffer): void {
  const db = openConnection(file, key, { readonly: true });
  try {
    assertSound(db);
  } finally {
    db.close();
  }
}

/**
 * Opens the store in `dir`, brought to this app's schema.
 * @throws StoreTrouble `corrupt`, `newer` (the store is left untouched) or `unwritable`.
 */
export function openStoreFile(dir: string, file: string, key: Buffer, migrations: string, now: number): Connection {
  const isNew = !existsSync(file);
  let db = openConnection(file, key);
  try {
    const need = migrationNeed(db, migrations);
    if (need === 'newer') throw new StoreTrouble('newer', 'a newer version of the app wrote this store');
    if (need === 'fresh') {
      if (!isNew && db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() !== 0)
        throw new StoreTrouble('corrupt', 'the file is not a Zhanting store');
      applyMigrations(db, migrations);
    }
    if (need === 'upgrade') {
      db.close();
      const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
      upgrade(file, key, migrations, join(dir, 'backups'), stamp);
      db = openConnection(file, key);
    }
    completeSchema(db);
    return db;
  } catch (error) {
    if (db.open) db.close();
    const code = (error as { code?: string }).code ?? '';
    if (/CORRUPT|NOTADB/.test(code)) throw new StoreTrouble('corrupt', 'the store file is damaged', { cause: error });
    throw error;
  }
}
