import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreTrouble } from './trouble.ts';

/**
 * Takes the data folder for this process. SQLite's own exclusive file lock does it, because the system releases it when
 * the process dies in whatever way; a pid file would not survive `kill -9` honestly.
 * @throws StoreTrouble `locked` when another instance has the folder, `unwritable` when the disk is full.
 */
export function lockFolder(dir: string): () => void {
  const db = new Database(join(dir, 'instance.lock'), { timeout: 200 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    // Anything but a taken lock is the disk: "close the other window" would send people looking for one.
    if (/^SQLITE_BUSY/.test((cause as { code?: string }).code ?? ''))
      throw new StoreTrouble('locked', `another instance uses ${dir}`, { cause });
    throw new StoreTrouble('unwritable', `cannot write to ${dir}`, { cause });
  }
  return () => db.close();
}
