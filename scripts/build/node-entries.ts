import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root } from '../process.ts';

/** Entry name in `dist/node` → source. The names are those `electron/kernel/paths.ts` looks for at run time. */
const ENTRIES: Record<string, string> = {
  main: 'electron/main.ts',
  serve: 'electron/serve.ts',
  gateway: 'gateway/main.ts',
  'sync-worker': 'electron/workers/sync/main.ts',
  'print-worker': 'electron/workers/print/main.ts',
  'backup-worker': 'electron/features/backup/copy-worker.ts',
  'checkpoint-worker': 'electron/kernel/checkpoint-worker.ts',
  'gateway-worker': 'gateway/worker.ts',
};
const PRELOAD = 'electron/preload.ts';

/** Stay packages: native, or carrying files of their own. `pg-native` is an optional part of pg that is not installed. */
const EXTERNAL = ['electron', 'better-sqlite3', '@node-rs/argon2', '@electric-sql/pglite', 'pg-native'];

const config = (input: Record<string, string>, format: 'es' | 'cjs', emptyOutDir: boolean): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
  build: {
    ssr: true,
    // Electron's own Node may be older than the pinned one; the syntax must suit both.
    target: 'node20',
    outDir: join(root, 'dist', 'node'),
    emptyOutDir,
    minify: false,
    rolldownOptions: {
      input,
      external: EXTERNAL,
      output: {
        format,
        entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
});

/** Both hosts, the gateway and their workers into `dist/node`. @throws Error naming every entry that has no source. */
export async function buildNodeEntries(): Promise<void> {
  const wanted = Object.entries(ENTRIES).map(([name, path]) => [name, join(root, path)] as const);
  const there = wanted.filter(([, path]) => existsSync(path));
  await build(config(Object.fromEntries(there), 'es', true));
  if (existsSync(join(root, PRELOAD))) await build(config({ preload: join(root, PRELOAD) }, 'cjs', false));
  const missing = wanted.filter(([, path]) => !existsSync(path)).map(([name]) => name);
  if (missing.length === 0) return;
  const line = `No source for ${missing.join(', ')}.`;
  if (process.env.CI) throw new Error(line);
  console.warn(line);
}
