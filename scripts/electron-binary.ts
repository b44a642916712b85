import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.ts';

const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};
const pkg = join(root, 'node_modules', 'electron');
/** Noted when a fetch failed, so that the next start does not wait for it again; a day later it is tried anew. */
const failed = join(root, 'node_modules', '.zhanting-no-electron');
const DAY_MS = 86_400_000;
/** A host that has not answered by then is out of reach. */
const PROBE_MS = 5_000;
/** Long enough for a slow line to bring 110 MB. */
const FETCH_MS = 300_000;

const executableIn = (dist: string) => join(dist, NAMES[process.platform] ?? 'electron');

/** Folder of an Electron that is here already: the one of `ELECTRON_OVERRIDE_DIST_PATH`, or its package's own. */
export function electronDist(): string | null {
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(pkg, 'dist')];
  return folders.find((dir) => dir && existsSync(executableIn(dir))) ?? null;
}

/** Path of an Electron executable that is here already, or null. */
export function electronAtHand(): string | null {
  const dist = electronDist();
  return dist && executableIn(dist);
}

/** Version of the Electron in a folder, e.g. "45.4.1". */
export const electronVersion = (dist: string): string =>
  readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');

/** Whether a host can be reached at all, whatever it says. */
export function answers(url: string): Promise<boolean> {
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) }).then(
    ({ status }) => status < 500,
    () => false,
  );
}

/** Path of an Electron executable, fetched by its package's own script when it is not here yet; null where it cannot be had. */
export async function electronBinary(): Promise<string | null> {
  const here = electronAtHand();
  if (here) return here;
  if (existsSync(failed) && Date.now() - Number(readFileSync(failed, 'utf8')) < DAY_MS) return null;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  if (await answers(mirror ?? 'https://github.com/electron/electron/releases/')) {
    console.log('Fetching the desktop window (Electron), once.');
    spawnSync(process.execPath, [join(pkg, 'install.js')], { cwd: pkg, timeout: FETCH_MS, stdio: 'ignore' });
  }
  const fetched = electronAtHand();
  if (!fetched) writeFileSync(failed, String(Date.now()));
  return fetched;
}
