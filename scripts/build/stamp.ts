import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.ts';

/** Names, sizes and times of every file under the sources: enough to see a change, cheap enough for every start. */
function fingerprint(sources: string[]): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const { size, mtimeMs } = statSync(full);
    if (!statSync(full).isDirectory()) return void hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    for (const entry of readdirSync(full).sort()) if (!entry.includes('.test.')) add(join(path, entry));
  };
  for (const source of sources) add(source);
  return hash.digest('hex');
}

const stampOf = (name: string) => join(root, 'dist', '.stamps', name);

/** True when the part was built from exactly these sources and its output is still there. */
export function isFresh(name: string, sources: string[], output: string): boolean {
  const stamp = stampOf(name);
  if (!existsSync(stamp) || !existsSync(join(root, output))) return false;
  return readFileSync(stamp, 'utf8') === fingerprint(sources);
}

export function markFresh(name: string, sources: string[]): void {
  mkdirSync(join(root, 'dist', '.stamps'), { recursive: true });
  writeFileSync(stampOf(name), fingerprint(sources));
}
