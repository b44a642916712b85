import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsDir } from '../../electron/kernel/paths.ts';
import { openStore, type Store } from '../../electron/kernel/store.ts';
import { StoreTrouble, type TroubleKind } from '../../electron/kernel/trouble.ts';
import { syncedEntities } from '../../electron/registry.ts';
import { customerDoc } from '../factories/customer.ts';

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}
export const journalOf = (dir: string): Journal =>
  JSON.parse(readFileSync(join(dir, 'meta', '_journal.json'), 'utf8')) as Journal;

/** A copy of the real migrations in `dir`, with `steps` (SQL, one migration each) added as a later app would. */
export function laterMigrations(dir: string, ...steps: string[]): string {
  cpSync(migrationsDir, dir, { recursive: true });
  const journal = journalOf(dir);
  for (const sql of steps) {
    const { idx, version, when } = journal.entries.at(-1)!;
    const tag = `${String(idx + 1).padStart(4, '0')}_later`;
    journal.entries.push({ idx: idx + 1, version, when: when + 1, tag, breakpoints: true });
    writeFileSync(join(dir, `${tag}.sql`), sql);
  }
  writeFileSync(join(dir, 'meta', '_journal.json'), JSON.stringify(journal));
  return dir;
}

export const open = (dir: string, migrations = migrationsDir): Promise<Store> =>
  openStore({ dir, entities: syncedEntities, migrations });

/** Makes a store with `customers` cards in `dir` and closes it. */
export async function storeWith(dir: string, customers: number): Promise<void> {
  const store = await open(dir);
  store.write({ id: 'system' }, (tx) => {
    for (let i = 0; i < customers; i++) tx.insert('customer', customerDoc());
  });
  store.close();
}

/** Cards in the store of `dir`: it opens, and this is what a person would find. */
export async function cardsIn(dir: string, migrations = migrationsDir): Promise<number> {
  const store = await open(dir, migrations);
  const cards = store.db.prepare('SELECT count(*) FROM customer').pluck().get() as number;
  store.close();
  return cards;
}

/** Why the store of `dir` does not open; null when it does. */
export async function troubleIn(dir: string, migrations = migrationsDir): Promise<TroubleKind | null> {
  try {
    (await open(dir, migrations)).close();
    return null;
  } catch (error) {
    if (error instanceof StoreTrouble) return error.kind;
    throw error;
  }
}

/** Every file of a data folder and its exact bytes, but for the lock, which says nothing. */
export function filesIn(dir: string): Map<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'instance.lock');
  return new Map(
    names
      .filter((name) => statSync(join(dir, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(dir, name), 'base64')]),
  );
}

/** Flips one bit of a file at `offset`. */
export function flip(file: string, offset: number): void {
  const bytes = readFileSync(file);
  bytes[offset]! ^= 0x10;
  writeFileSync(file, bytes);
}
