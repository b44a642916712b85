import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';
import type { TestClock } from '../../harness/store.ts';

/** Memory where there is some: power is cut between statements here, not inside the disk (tests/faults/processes do that). */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The disks of one run's PCs. */
export interface Disks {
  /** A folder with an empty, migrated store. */
  fresh(): string;
  /** A folder with everything `from` holds. */
  copyOf(from: string): string;
  /** Nobody needs the folders made so far any more. */
  clear(): void;
  remove(): void;
}

/** Migrates one store and copies it from then on: that is what makes thousands of schedules possible. */
export async function prepareDisks(): Promise<Disks> {
  const root = mkdtempSync(join(base, 'zhanting-faults-'));
  const template = join(root, 'template');
  mkdirSync(template);
  (await openStore({ dir: template, entities: syncedEntities })).close();
  let count = 0;
  let made: string[] = [];
  const copyOf = (from: string) => {
    const dir = join(root, String(count++));
    cpSync(from, dir, { recursive: true });
    made.push(dir);
    return dir;
  };
  return {
    fresh: () => copyOf(template),
    copyOf,
    clear() {
      for (const dir of made) rmSync(dir, { recursive: true, force: true });
      made = [];
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Puts an earlier copy's store back; with `whole` also what lies beside it. */
export function restore(dir: string, copy: string, whole: boolean): void {
  if (whole) {
    rmSync(dir, { recursive: true });
    cpSync(copy, dir, { recursive: true });
    return;
  }
  for (const suffix of ['-wal', '-shm']) rmSync(join(dir, `store.db${suffix}`), { force: true });
  cpSync(join(copy, 'store.db'), join(dir, 'store.db'));
}

/** The production store of a folder, with production entities. */
export const openDisk = (dir: string, clock: TestClock): Promise<Store> =>
  openStore({ dir, entities: syncedEntities, clock });
