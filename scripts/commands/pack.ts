import { existsSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { answers, electronDist, electronVersion } from '../electron-binary.ts';
import { root, tool } from '../process.ts';

/** Options that make electron-builder use the Electron at hand instead of fetching one. */
function withElectronAtHand(): string[] {
  const dist = electronDist();
  return dist ? [`-c.electronDist=${dist}`, `-c.electronVersion=${electronVersion(dist)}`] : [];
}

const builder = (args: string[]) =>
  tool('electron-builder', 'cli.js', ['--publish', 'never', ...args], {
    // A signing certificate is used only where one is configured on purpose.
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: process.env.CSC_LINK ? 'true' : 'false' },
  });

/** `npm run pack`: the app for this platform, unpacked, in `release/`. */
export function pack(): Promise<number> {
  rmSync(join(root, 'release'), { recursive: true, force: true });
  return builder(['--dir', ...withElectronAtHand()]);
}

/** Where electron-builder fetches what makes an installer (the AppImage runtime, fpm, nsis). */
const TOOLS = 'https://github.com/electron-userland/electron-builder-binaries/releases/';

/**
 * `npm run dist`: this platform's installers in `release/`; more through electron-builder's own flags, e.g. `-- --win`. They hold
 * the Electron the project pins, never one that happens to be at hand.
 */
export async function installers(args: string[]): Promise<number> {
  const source =
    process.env.ELECTRON_BUILDER_BINARIES_MIRROR ?? process.env.npm_config_electron_builder_binaries_mirror;
  const url = source ?? TOOLS;
  const reached = await answers(url);
  const unreached = `No installers: electron-builder's tools cannot be fetched, ${url} does not answer (ELECTRON_BUILDER_BINARIES_MIRROR names another source).`;
  if (!reached && !hasFetchedTools()) throw new Error(unreached);
  const code = await builder(args);
  if (code !== 0 && !reached) console.error(unreached);
  return code;
}

/** With electron-builder's cache installers are made without a network; a fetch that failed leaves empty folders there. */
function hasFetchedTools(): boolean {
  const cache = cacheFolder();
  return (
    existsSync(cache) && readdirSync(cache, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile())
  );
}

function cacheFolder(): string {
  const { ELECTRON_BUILDER_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (ELECTRON_BUILDER_CACHE) return ELECTRON_BUILDER_CACHE;
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'electron-builder', 'Cache');
  const folder = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
  return join(XDG_CACHE_HOME ?? folder, 'electron-builder');
}
