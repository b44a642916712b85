import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.ts';

const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};
const DOWNLOAD_MS = 180_000;
/** Noted when a download failed, so that the next start does not wait for it again; a day later it is tried anew. */
const failed = join(root, 'node_modules', '.zhanting-no-electron');
const DAY_MS = 86_400_000;

const inFolder = (dir: string | undefined): string | null => {
  if (!dir) return null;
  const path = join(dir, NAMES[process.platform] ?? 'electron');
  return existsSync(path) ? path : null;
};

const atHand = (): string | null =>
  inFolder(process.env.ELECTRON_OVERRIDE_DIST_PATH) ?? inFolder(join(root, 'node_modules', 'electron', 'dist'));

/** Path of an Electron binary: the one at hand, or freshly fetched by its own package; null where it cannot be had. */
export async function electronBinary(): Promise<string | null> {
  const found = atHand();
  if (found) return found;
  if (existsSync(failed) && Date.now() - Number(readFileSync(failed, 'utf8')) < DAY_MS) return null;
  console.log('Fetching the desktop window (Electron), once…');
  spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    timeout: DOWNLOAD_MS,
    stdio: 'ignore',
  });
  const fetched = atHand();
  if (!fetched) writeFileSync(failed, String(Date.now()));
  return fetched;
}
