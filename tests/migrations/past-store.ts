import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../../electron/kernel/connection.ts';

/** Stores as released versions left them, each file named after its version, with what it holds in `<version>.json`. */
export const fixtures = join(import.meta.dirname, 'fixtures');
export const storeFiles = ['store.db', 'store.key', 'store.recovery'];

/** What a later version must still find in a past store. */
export interface PastStore {
  version: string;
  /** Rows of each table of ours. */
  rows: Record<string, number>;
  /** One customer and what finds them in the quick search. */
  sought: { id: string; typed: string[] };
  recoveryKey: string;
  admin: { login: string; password: string };
}

export const pastVersions = (): string[] =>
  readdirSync(fixtures)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

export const pastStore = (version: string): PastStore =>
  JSON.parse(readFileSync(join(fixtures, `${version}.json`), 'utf8')) as PastStore;

/** Puts a copy of a past store into a data folder. */
export function unpack(version: string, dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const name of storeFiles) copyFileSync(join(fixtures, `${version}.${name}`), join(dir, name));
}

/** Rows of every table but those of SQLite, drizzle and the search index, which can be made again. */
export function countRows(db: Connection): Record<string, number> {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`)
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((name) => !name.includes('_search') && !name.startsWith('__'))
      .map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  );
}
