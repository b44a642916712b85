import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';

/** Another process works in the data folder. */
export class FolderLocked extends Error {
  constructor(folder: string) {
    super(`the data folder is in use by another gateway: ${folder}`);
    this.name = 'FolderLocked';
  }
}

/** Where in a data folder the embedded database stands. */
export const embeddedIn = (folder: string): string => join(folder, 'pglite');

/**
 * Takes the data folder for this process alone; two processes on one PGlite folder lose rows without an error. The lock is an
 * exclusive SQLite transaction on an empty file: the operating system drops it with the process, however that ends, so
 * there is no stale lock to clean up.
 * @returns releases the folder
 * @throws {FolderLocked}
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new SqliteFile(join(folder, 'gateway.lock'), { timeout: 0 });
  try {
    file.pragma('journal_mode = MEMORY');
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new FolderLocked(folder);
    throw error;
  }
  return () => file.close();
}
