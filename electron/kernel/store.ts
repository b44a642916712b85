import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { SyncedEntity } from './entity.ts';
import { type KeyVault, storeKey } from './keys.ts';
import { lockFolder } from './lock.ts';
import { looseEnd } from './loose-end.ts';
import { openStoreFile } from './open-store.ts';
import { migrationsDir } from './paths.ts';
import { createSearchIndex, type SearchIndex, searchedKinds } from './search/index.ts';
import { cannotWrite, StoreTrouble } from './trouble.ts';
import { type Actor, type Change, createWriter, type Write, type WriteOptions } from './write.ts';

export interface StoreOptions {
  dir: string;
  entities: SyncedEntity[];
  clock?: Clock;
  vault?: KeyVault;
  migrations?: string;
}

/** The showroom's store: one encrypted file, one connection, one writer. */
export interface Store {
  readonly dir: string;
  readonly clock: Clock;
  readonly db: Connection;
  readonly search: SearchIndex;
  readonly entities: SyncedEntity[];
  readonly key: Buffer;
  write<T>(actor: Actor, work: (tx: Write) => T, options?: WriteOptions): T;
  /** While there is one, background work waits for it between two slices: the log is being copied to its end. */
  rest: Promise<void> | null;
  /** Hears every committed change. */
  onChange(listener: (changes: Change[]) => void): () => void;
  close(): void;
}

/** What is on disk must never be told to a person as failed, or they save it twice: a listener's error stays its own. */
function tell(listener: (changes: Change[]) => void, changes: Change[]): void {
  try {
    listener(changes);
  } catch (error) {
    process.emitWarning(
      `a listener of changes failed: ${error instanceof Error ? error.constructor.name : typeof error}`,
    );
  }
}

/**
 * Opens (or makes) the store of a data folder and takes the folder for this process.
 * @throws StoreTrouble, see `TroubleKind`; nothing on disk has changed then.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dir, entities, clock = systemClock, vault, migrations = migrationsDir } = options;
  let release: () => void;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    release = lockFolder(dir);
  } catch (cause) {
    if (cause instanceof StoreTrouble) throw cause;
    throw new StoreTrouble('unwritable', `cannot write to ${dir}`, { cause });
  }
  try {
    const file = join(dir, 'store.db');
    const key = await storeKey(dir, file, vault);
    const kinds = searchedKinds(entities);
    const db = openStoreFile(dir, file, key, migrations, entities, clock.now());
    const listeners = new Set<(changes: Change[]) => void>();
    const search = createSearchIndex(db, kinds);
    return {
      dir,
      clock,
      db,
      search,
      entities,
      key,
      rest: null,
      write: createWriter(
        db,
        entities,
        () => clock.now(),
        looseEnd(file),
        (changes) => {
          for (const listener of listeners) tell(listener, changes);
        },
      ),
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close() {
        db.close();
        release();
      },
    };
  } catch (error) {
    release();
    if (cannotWrite(error)) throw new StoreTrouble('unwritable', `cannot write to ${dir}`, { cause: error });
    throw error;
  }
}
