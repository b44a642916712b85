import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../../kernel/lock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { removeDatabase, withSound } from '../../kernel/upgrade.ts';
import { folderOf, listBackups } from './folder.ts';

const storeOf = (dir: string) => join(dir, 'store.db');
/** Where a damaged store is kept: a person may still want to have it looked at. */
const damagedIn = (dir: string) => join(dir, 'damaged');

/** Copies the store with its log, safe on the disk before anything happens to the original. */
function keepAside(dir: string, stamp: string): string {
  const aside = join(damagedIn(dir), `store-${stamp}.db`);
  mkdirSync(damagedIn(dir), { recursive: true, mode: 0o700 });
  for (const suffix of ['', '-wal']) {
    if (!existsSync(storeOf(dir) + suffix)) continue;
    copyFileSync(storeOf(dir) + suffix, aside + suffix);
    const file = openSync(aside + suffix, 'r+');
    fsyncSync(file);
    closeSync(file);
  }
  return aside;
}

/**
 * Puts a backup in the place of a store that is damaged or gone. The backup is looked through first; the store as it was stays in
 * `damaged/`. A crash on the way leaves the damaged store, no store, or the backup: each can be put back again.
 * @param stamp goes into the kept store's name
 * @returns where the damaged store is kept, null when there was none
 * @throws Refusal `backup.missing`; StoreTrouble `locked`, `corrupt` when the backup itself is damaged, `unwritable`
 */
export function putBack(dir: string, name: string, key: Buffer, stamp: string): string | null {
  if (!listBackups(dir).some((backup) => backup.name === name)) throw new Refusal('backup.missing');
  const release = lockFolder(dir);
  const fresh = join(dir, 'store.db.restoring');
  try {
    removeDatabase(fresh);
    copyFileSync(join(folderOf(dir), name), fresh);
    withSound(fresh, key, () => undefined);
    const aside = existsSync(storeOf(dir)) ? keepAside(dir, stamp) : null;
    // The old log goes before the new file comes: SQLite would play it into whatever stands beside it.
    for (const suffix of ['', '-wal', '-shm']) rmSync(storeOf(dir) + suffix, { force: true });
    renameSync(fresh, storeOf(dir));
    return aside;
  } finally {
    removeDatabase(fresh);
    release();
  }
}
