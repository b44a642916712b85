import type { Role } from '../../db/staff/model.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { openStore, type Store } from '../../electron/kernel/store.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { tempFolder } from './processes.ts';

/** A clock that stands still until it is told to move. */
export interface TestClock {
  now(): number;
  set(ms: number): void;
  advance(ms: number): void;
}

/** 2026-03-14, a Saturday, 10:00 in the showroom. */
export const SATURDAY_MORNING = Date.UTC(2026, 2, 14, 2, 0, 0);

export function testClock(start = SATURDAY_MORNING): TestClock {
  let time = start;
  return {
    now: () => time,
    set: (ms) => {
      time = ms;
    },
    advance: (ms) => {
      time += ms;
    },
  };
}

export interface TestStore {
  store: Store;
  dir: string;
  clock: TestClock;
  close(): void;
}

/** A real encrypted store in a folder of its own, with the production migrations and every synced entity. */
export async function testStore(options: { now?: number; dir?: string } = {}): Promise<TestStore> {
  const folder = options.dir ? { dir: options.dir, remove: () => undefined } : tempFolder();
  const clock = testClock(options.now);
  const store = await openStore({ dir: folder.dir, entities: syncedEntities, clock });
  return {
    store,
    dir: folder.dir,
    clock,
    close() {
      if (store.db.open) store.close();
      folder.remove();
    },
  };
}

/** Adds an active member of staff without the cost of a password; they cannot log in. */
export function testStaff(store: Store, name: string, role: Role): string {
  const id = newId();
  store.write({ id: 'system' }, (tx) =>
    tx.insert('staff', { id, name, login: id, role, passwordHash: 'no password', failures: 0 }),
  );
  return id;
}
