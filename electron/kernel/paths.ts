import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json`: the checkout, or the root inside the packed `app.asar`. */
export const appRoot: string = (() => {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json'))) dir = dirname(dir);
  return dir;
})();

/** True when this code runs from the built bundle, false from source. */
export const bundled = !import.meta.url.endsWith('.ts');

export const migrationsDir = join(appRoot, 'db', 'migrations');
export const rendererDir = join(appRoot, 'dist', 'renderer');

/** URL of a worker's entry: the bundle's file, or the source when running from source. */
export function workerUrl(name: 'sync' | 'gateway' | 'print' | 'backup' | 'checkpoint'): URL {
  const source = {
    sync: 'electron/workers/sync/main.ts',
    gateway: 'gateway/worker.ts',
    print: 'electron/workers/print/main.ts',
    backup: 'electron/features/backup/copy-worker.ts',
    checkpoint: 'electron/kernel/checkpoint-worker.ts',
  };
  const path = bundled ? join(appRoot, 'dist', 'node', `${name}-worker.js`) : join(appRoot, source[name]);
  return new URL(`file://${path.replaceAll('\\', '/').replace(/^(?!\/)/, '/')}`);
}

/** The Chinese font embedded into prints: the build copies it out of its package. */
export function fontFile(): string {
  return bundled
    ? join(appRoot, 'dist', 'fonts', 'NotoSansSC-Regular.ttf')
    : join(appRoot, 'node_modules', '@expo-google-fonts', 'noto-sans-sc', '400Regular', 'NotoSansSC_400Regular.ttf');
}

/** The platform's application data folder for this app. */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Zhanting');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Zhanting');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'zhanting');
}
