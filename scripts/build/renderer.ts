import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../process.ts';

/** The window's pages into `dist/renderer`, as `vite.config.ts` says. */
export async function buildRenderer(): Promise<void> {
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer'), logLevel: 'warn' });
}
