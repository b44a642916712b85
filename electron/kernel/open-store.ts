import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations, migrationNeed } from '../../db/migrate.ts';
import { AUDIT_GUARD } from './audit.ts';
import { type Connection, openConnection } from './connection.ts';
import { belongsToAnotherKey } from './key-fit.ts';
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

/** Removes a database file with its log: a log left alone would be played into the next file of that name. */
const removeDatabase = (file: string) => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
};

/** A copy that was checked and is on disk, made while nobody has `file` open. */
function copyChecked(file: string, target: string, key: Buffer): void {
  copyFileSync(file, target);
  // Not read-only: only a connection that may write takes its log away with it.
  const db = openConnection(target, key);
  try {
    assertSound(db);
  } finally {
    db.close();
  }
  const handle = openSync(target, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/**
 * Upgrades a store by migrating a verified copy and swapping it in; the file as it was stays in `backups/`. A failure or a
 * crash at any point leaves the original where it is.
 */
function upgrade(file: string, key: Buffer, migrations: string, backups: string, stamp: string): void {
  const original = openConnection(file, key);
  try {
    assertSound(original);
    original.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    original.close();
  }
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  copyChecked(file, join(backups, `before-upgrade-${stamp}.db`), key);
  const copy = upgradingCopy(file);
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

const upgradingCopy = (file: string) => `${file}.upgrading`;

/** Tables of ours or of anybody else: drizzle's own may stand alone when the very first start was cut off. */
const countTables = (db: Connection) =>
  db.prepare(`SELECT count(*) FROM sqlite_master WHERE tbl_name <> '__drizzle_migrations'`).pluck().get() as number;

/** @throws StoreTrouble `wrongKey` for a store of another key, e.g. one of two files brought from another PC. */
function openOwn(file: string, key: Buffer): Connection {
  try {
    return openConnection(file, key);
  } catch (cause) {
    if (cause instanceof StoreTrouble && cause.kind === 'corrupt' && belongsToAnotherKey(file, key))
      throw new StoreTrouble('wrongKey', 'the store belongs to another key', { cause });
    throw cause;
  }
}

/**
 * Opens the store in `dir`, brought to this app's schema.
 * @throws StoreTrouble `wrongKey`, `corrupt`, `newer` (the store is left untouched) or `unwritable`.
 */
export function openStoreFile(dir: string, file: string, key: Buffer, migrations: string, now: number): Connection {
  removeDatabase(upgradingCopy(file));
  let db = openOwn(file, key);
  try {
    const need = migrationNeed(db, migrations);
    if (need === 'newer') throw new StoreTrouble('newer', 'a newer version of the app wrote this store');
    if (need === 'fresh') {
      if (countTables(db) > 0) throw new StoreTrouble('corrupt', 'the file is not a Zhanting store');
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
    removeDatabase(upgradingCopy(file));
    const code = (error as { code?: string }).code ?? '';
    if (/CORRUPT|NOTADB/.test(code)) throw new StoreTrouble('corrupt', 'the store file is damaged', { cause: error });
    throw error;
  }
}
