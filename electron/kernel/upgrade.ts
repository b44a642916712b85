import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '../../db/migrate.ts';
import { type Connection, openConnection } from './connection.ts';
import { forgetRollups } from './rollup.ts';
import { cannotWrite, StoreTrouble } from './trouble.ts';

const copyOf = (file: string) => `${file}.upgrading`;

/** Removes a database file with its log: a log left alone would be played into the next file of that name. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** Removes what an upgrade left that was cut off. */
export const removeTornUpgrade = (file: string): void => removeDatabase(copyOf(file));

/** @throws StoreTrouble `corrupt` */
export function assertSound(db: Connection): void {
  const verdict = db.pragma('quick_check', { simple: true });
  if (verdict !== 'ok') throw new StoreTrouble('corrupt', `quick_check: ${String(verdict)}`);
}

/** Opens the file to write (a read-only connection would leave its log behind), looks through it and closes it again. */
export function withSound(file: string, key: Buffer, work: (db: Connection) => void): void {
  const db = openConnection(file, key);
  try {
    work(db);
    assertSound(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function toDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

const troubleOf = (cause: unknown): StoreTrouble => {
  if (cause instanceof StoreTrouble) return cause;
  const { code = '', message } = cause as { code?: string; message: string };
  if (cannotWrite(cause)) return new StoreTrouble('unwritable', message, { cause });
  if (/CORRUPT|NOTADB/.test(code)) return new StoreTrouble('corrupt', 'the store file is damaged', { cause });
  return new StoreTrouble('upgradeFailed', `the upgrade failed: ${message}`, { cause });
};

/**
 * Upgrades a store by migrating a verified copy and swapping it in; the file as it was stays in `backups/`. A failure or a
 * crash at any point leaves the original where it is.
 * @param stamp goes into the backup's name.
 * @throws StoreTrouble `corrupt`, `unwritable` when there is no room for the copies, `upgradeFailed`.
 */
export function upgradeStore(dir: string, file: string, key: Buffer, migrations: string, stamp: string): void {
  const backups = join(dir, 'backups');
  const backup = join(backups, `before-upgrade-${stamp}.db`);
  const copy = copyOf(file);
  try {
    withSound(file, key, () => undefined);
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    copyFileSync(file, backup);
    withSound(backup, key, () => undefined);
    toDisk(backup);
    copyFileSync(file, copy);
    withSound(copy, key, (db) => {
      forgetRollups(db);
      applyMigrations(db, migrations);
    });
    renameSync(copy, file);
  } catch (cause) {
    removeDatabase(copy);
    // The original stands: a copy of it at every failed start would only fill the disk.
    removeDatabase(backup);
    throw troubleOf(cause);
  }
}
