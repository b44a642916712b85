import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outdated } from './rotation.ts';

export interface Backup {
  name: string;
  /** UTC ms. */
  at: number;
  bytes: number;
}

const NAME = /^store-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;

export const folderOf = (dir: string): string => join(dir, 'backups');

/** `store-20260304T050607Z.db` for an instant. */
export const nameAt = (at: number): string =>
  `store-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.db`;

function instantOf(name: string): number | null {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  return year ? Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : null;
}

/** The verified backups of a data folder, newest first. Copies made before an upgrade are not among them and never rotated. */
export function listBackups(dir: string): Backup[] {
  mkdirSync(folderOf(dir), { recursive: true, mode: 0o700 });
  return readdirSync(folderOf(dir))
    .flatMap((name) => {
      const at = instantOf(name);
      return at === null ? [] : [{ name, at, bytes: statSync(join(folderOf(dir), name)).size }];
    })
    .sort((a, b) => b.at - a.at);
}

export function removeOutdated(dir: string): void {
  for (const { name } of outdated(listBackups(dir))) rmSync(join(folderOf(dir), name), { force: true });
}
