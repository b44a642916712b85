import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronDist, electronVersion } from '../electron-binary.ts';
import { root, tool } from '../process.ts';

/** Options that make electron-builder use the Electron at hand instead of fetching one. */
function withElectronAtHand(): string[] {
  const dist = electronDist();
  return dist ? [`-c.electronDist=${dist}`, `-c.electronVersion=${electronVersion(dist)}`] : [];
}

const builder = (args: string[]) =>
  tool('electron-builder', 'cli.js', ['--publish', 'never', ...args, ...withElectronAtHand()], {
    // A signing certificate is used only where one is configured on purpose.
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: process.env.CSC_LINK ? 'true' : 'false' },
  });

/** `npm run pack`: the app for this platform, unpacked, in `release/`. */
export function pack(): Promise<number> {
  rmSync(join(root, 'release'), { recursive: true, force: true });
  return builder(['--dir']);
}

/** `npm run dist`: this platform's installers in `release/`; more through electron-builder's own flags, e.g. `-- --win`. */
export const installers = (args: string[]): Promise<number> => builder(args);
