import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesStamp, stampFile } from './stamp.mjs';

export const root: string = fileURLToPath(new URL('..', import.meta.url));

/** Builds when a source changed since the last build. Exits when that fails: nothing older may run in its place. */
export function ensureBuilt(): void {
  const file = join(root, stampFile);
  if (existsSync(file) && readFileSync(file, 'utf8') === sourcesStamp(root)) return;
  console.log('Building…');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
