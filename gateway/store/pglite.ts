import { PGlite, types } from '@electric-sql/pglite';
import type { Database, Queryable, Row } from './database.ts';
import { DurableFolder, durableStartParams } from './durable-folder.ts';
import { embeddedIn, lockFolder } from './folder-lock.ts';

/**
 * Opens the embedded PostgreSQL in `folder/pglite`, durable and for this process alone.
 * @throws {FolderLocked} when another process holds the folder
 */
export async function openPglite(folder: string): Promise<Database> {
  const release = lockFolder(folder);
  try {
    const pg = await PGlite.create({
      fs: new DurableFolder(embeddedIn(folder)),
      startParams: durableStartParams(),
      parsers: { [types.INT8]: Number },
    });
    return wrap(pg, release);
  } catch (error) {
    release();
    throw error;
  }
}

function wrap(pg: PGlite, release: () => void): Database {
  const on = (runner: Pick<PGlite, 'query'>): Queryable => ({
    query: async <T extends object = Row>(sql: string, params: readonly unknown[] = []) =>
      (await runner.query<T>(sql, [...params])).rows,
  });
  return {
    kind: 'pglite',
    ...on(pg),
    transaction: (run) => pg.transaction((tx) => run(on(tx))),
    close: async () => {
      await pg.close();
      release();
    },
  };
}
