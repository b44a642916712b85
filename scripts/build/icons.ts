import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.ts';

/** Window and tray icons, drawn by `scripts/icons.ts`. */
export async function copyIcons(): Promise<void> {
  cpSync(join(root, 'resources', 'icons'), join(root, 'dist', 'icons'), {
    recursive: true,
    filter: (path) => !/\.(svg|ico)$/.test(path),
  });
}
