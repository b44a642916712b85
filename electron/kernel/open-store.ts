import { chmodSync, existsSync } from 'node:fs';
import { applyMigrations, migrationNeed } from '../../db/migrate.ts';
import { AUDIT_GUARD } from './audit.ts';
import { type Connection, openConnection } from './connection.ts';
import type { SyncedEntity } from './entity.ts';
import { belongsToAnotherKey } from './key-fit.ts';
import { recoveryFileOf } from './keys.ts';
import { makeRollups } from './rollup.ts';
import { makeSearchTables, searchedKinds } from './search/index.ts';
import { clearDamage, damageNoted, isDamage } from './suspect.ts';
import { lostSaves } from './torn-log.ts';
import { StoreTrouble } from './trouble.ts';
import { assertSound, removeTornUpgrade, upgradeStore } from './upgrade.ts';

/** Parts drizzle-kit cannot express: the search index, the guards of the audit log, what is counted. Safe to repeat. */
const completeSchema = (db: Connection, entities: readonly SyncedEntity[]) => {
  makeSearchTables(db, searchedKinds(entities));
  db.exec(AUDIT_GUARD);
  makeRollups(db, entities);
};

/** Tables of ours or of anybody else: drizzle's own may stand alone when the very first start was cut off. */
const countTables = (db: Connection) =>
  db.prepare(`SELECT count(*) FROM sqlite_master WHERE tbl_name <> '__drizzle_migrations'`).pluck().get() as number;

/** Encrypted as they are: nobody else needs to copy them. A later log takes the file's mode over. */
function keepToOurselves(file: string): void {
  for (const suffix of ['', '-wal', '-shm'])
    try {
      chmodSync(file + suffix, 0o600);
    } catch {
      // Not there, or on a disk without modes or of another owner; the cipher stands anyway.
    }
}

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

/** What cannot be read at all is told by the opening that follows. */
function lostSavesOf(file: string, key: Buffer): boolean {
  try {
    return lostSaves(file, key);
  } catch {
    return false;
  }
}

/** @throws StoreTrouble `corrupt` when damage was met at the last run and still is there. */
function lookThroughIfSuspect(dir: string, db: Connection): void {
  if (!damageNoted(dir)) return;
  assertSound(db);
  clearDamage(dir);
}

/**
 * Opens the store in `dir`, brought to this app's schema.
 * @throws StoreTrouble `wrongKey`, `corrupt`, `newer` (the store is left untouched), `missing`, `unwritable` or
 *   `upgradeFailed`.
 */
export function openStoreFile(
  dir: string,
  file: string,
  key: Buffer,
  migrations: string,
  entities: readonly SyncedEntity[],
  now: number,
): Connection {
  removeTornUpgrade(file);
  // A showroom that was set up and has lost its file must never come up empty without a word.
  if (!existsSync(file) && existsSync(recoveryFileOf(dir))) throw new StoreTrouble('missing', 'the store file is gone');
  if (lostSavesOf(file, key)) throw new StoreTrouble('corrupt', 'the log of the store is damaged');
  let db = openOwn(file, key);
  try {
    lookThroughIfSuspect(dir, db);
    const need = migrationNeed(db, migrations);
    if (need === 'newer') throw new StoreTrouble('newer', 'a newer version of the app wrote this store');
    if (need === 'fresh') {
      if (countTables(db) > 0) throw new StoreTrouble('corrupt', 'the file is not a Zhanting store');
      applyMigrations(db, migrations);
    }
    if (need === 'upgrade') {
      db.close();
      const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
      upgradeStore(dir, file, key, migrations, stamp);
      db = openConnection(file, key);
    }
    keepToOurselves(file);
    completeSchema(db, entities);
    return db;
  } catch (error) {
    if (db.open) db.close();
    if (isDamage(error)) throw new StoreTrouble('corrupt', 'the store file is damaged', { cause: error });
    throw error;
  }
}
