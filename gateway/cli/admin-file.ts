import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the command line finds the gateway that runs on a data folder, and the secret that opens it. */
export interface AdminAccess {
  url: string;
  token: string;
}

const pathIn = (folder: string): string => join(folder, 'admin.json');

/** Only the folder's owner may read it. */
export function writeAdminFile(folder: string, access: AdminAccess): void {
  const path = pathIn(folder);
  writeFileSync(`${path}.new`, JSON.stringify(access), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function removeAdminFile(folder: string): void {
  rmSync(pathIn(folder), { force: true });
}

/** Null when no gateway has said where it is. */
export function readAdminFile(folder: string): AdminAccess | null {
  try {
    return JSON.parse(readFileSync(pathIn(folder), 'utf8')) as AdminAccess;
  } catch {
    return null;
  }
}
