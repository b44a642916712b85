import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (dir: string) => join(dir, 'store.suspect');

/** Is this what SQLite says of a page that is not as it was written? */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test((error as { code?: string } | undefined)?.code ?? '');

/** A page could not be read: the next start looks through the whole file before anybody works in it. */
export function noteDamage(dir: string): void {
  try {
    writeFileSync(fileOf(dir), '', { mode: 0o600 });
  } catch {
    // The damage is told where it was met; without a disk there is nothing more to do.
  }
}

export const damageNoted = (dir: string): boolean => existsSync(fileOf(dir));

/** The file was looked through and is sound. */
export const clearDamage = (dir: string): void => rmSync(fileOf(dir), { force: true });
