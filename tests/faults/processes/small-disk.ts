import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../../harness/processes.ts';

/** A disk of a few megabytes that can really be filled; null where this account may not make one (needs root on Linux). */
export function smallDisk(megabytes: number) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder.dir], { stdio: 'ignore' });
  } catch {
    folder.remove();
    return null;
  }
  let fills = 0;
  return {
    dir: folder.dir,
    /** Leaves `spare` bytes. */
    fill(spare: number) {
      const { bavail, bsize } = statfsSync(folder.dir);
      fills += 1;
      const file = join(folder.dir, `ballast-${fills}`);
      writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - spare)));
    },
    empty() {
      for (const name of readdirSync(folder.dir)) if (name.startsWith('ballast')) rmSync(join(folder.dir, name));
    },
    remove() {
      execFileSync('umount', ['-l', folder.dir]);
      folder.remove();
    },
  };
}
