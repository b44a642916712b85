import { existsSync } from 'node:fs';
import type { Database } from './database.ts';
import { embeddedIn } from './folder-lock.ts';
import { migrate } from './migrate.ts';

/** PostgreSQL when a URL is given, else the embedded PGlite in `dataDir`. */
export interface Place {
  databaseUrl?: string;
  dataDir?: string;
}

/** Whether a gateway's embedded database stands in this folder. */
export const holdsGateway = (dataDir: string): boolean => existsSync(embeddedIn(dataDir));

/**
 * Opens the gateway's database and migrates it. The drivers are loaded on demand: an embedded gateway never loads `pg`, one on
 * PostgreSQL never loads PGlite's 20 MB.
 * @throws {FolderLocked} {NewerSchema}
 */
export async function openDatabase({ databaseUrl, dataDir }: Place, now: () => number = Date.now): Promise<Database> {
  const database = await open(databaseUrl, dataDir);
  try {
    await migrate(database, now());
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function open(databaseUrl?: string, dataDir?: string): Promise<Database> {
  if (databaseUrl) return (await import('./postgresql.ts')).openPostgresql(databaseUrl);
  if (dataDir) return (await import('./pglite.ts')).openPglite(dataDir);
  throw new Error('a gateway needs a data folder or a database URL');
}
