import Database from 'better-sqlite3';
import { cannotWrite, StoreTrouble } from './trouble.ts';

export type Connection = Database.Database;

const OLDEST_SQLITE = '3.51.3';

const older = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true }) < 0;

/**
 * Opens an encrypted store file (SQLCipher 4 format, raw key, so no key derivation slows the start), durable and in WAL.
 * @throws StoreTrouble `corrupt` when the file is not a readable store under this (already checked) key, `unwritable`.
 */
export function openConnection(file: string, key: Buffer, options: { readonly?: boolean } = {}): Connection {
  const db = new Database(file, { timeout: 5000, ...options });
  try {
    db.pragma(`cipher = 'sqlcipher'`);
    db.pragma('legacy = 4');
    db.pragma(`key = "x'${key.toString('hex')}'"`);
    const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
    if (older(version, OLDEST_SQLITE)) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE}`);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    if (!options.readonly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (cause) {
    db.close();
    const code = (cause as { code?: string }).code ?? '';
    if (cannotWrite(cause)) throw new StoreTrouble('unwritable', 'the store file cannot be opened to write', { cause });
    if (/NOTADB|CORRUPT|IOERR/.test(code)) throw new StoreTrouble('corrupt', 'the store file is damaged', { cause });
    throw cause;
  }
}
