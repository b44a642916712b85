import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the build notes which sources it was made of. */
export const stampFile = 'dist/sources.stamp';

const ROOMS = ['db', 'electron', 'gateway', 'renderer', 'scripts'];
const FILES = ['package-lock.json', 'vite.config.ts'];

function* files(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Names, sizes and times of all sources in one digest: equal means the build is still theirs. */
export function sourcesStamp(root) {
  const hash = createHash('sha256');
  const paths = [...ROOMS.flatMap((room) => [...files(join(root, room))]), ...FILES.map((file) => join(root, file))];
  for (const path of paths.sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
