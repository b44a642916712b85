import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPglite } from '../../gateway/store/pglite.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What an empty database depends on. */
const SOURCES = [
  'node_modules/@electric-sql/pglite/package.json',
  'gateway/store/pglite.ts',
  'gateway/store/durable-folder.ts',
];

/**
 * Fills a folder with an empty embedded database. The first start of one takes seconds of work (`initdb`), which is the same each
 * time: it is done once and copied. There is nothing of the gateway's in it; its migrations run in every test.
 */
export async function emptyPglite(dir: string): Promise<void> {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(join(ROOT, source)));
  const cache = join(ROOT, 'node_modules', '.cache', 'zhanting');
  const template = join(cache, `pglite-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(template)) {
    mkdirSync(cache, { recursive: true });
    const made = mkdtempSync(`${template}-`);
    await (await openPglite(made)).close();
    try {
      renameSync(join(made, 'pglite'), template);
    } catch {
      // Another test was first.
    }
    rmSync(made, { recursive: true, force: true });
  }
  cpSync(template, join(dir, 'pglite'), { recursive: true });
}
