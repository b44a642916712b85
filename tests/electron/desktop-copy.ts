import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** What a run from source needs: the build and the packages that are not bundled. */
const PARTS = [
  'package.json',
  'dist',
  'db/migrations',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib',
  'node_modules/better-sqlite3/prebuilds',
  ...readdirSync(join(root, 'node_modules', '@node-rs')).map((name) => `node_modules/@node-rs/${name}`),
  'node_modules/@electric-sql/pglite',
];

/**
 * Fits a copied native module to an Electron older than the product's. `ZHANTING_NATIVE_PATCH` names the program that does it;
 * without one the module is taken as it is.
 */
export function fitNativeModule(file: string): void {
  const patch = process.env.ZHANTING_NATIVE_PATCH;
  if (patch) execFileSync(patch, [file], { stdio: ['ignore', 'inherit', 'inherit'] });
}

export const NATIVE_MODULE = join(
  'node_modules',
  'better-sqlite3',
  'prebuilds',
  `${process.platform}-${process.arch}.node`,
);

/** The built app in a folder of its own, as `electron .` would run it from the checkout. */
export function desktopCopy(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-desktop-'));
  mkdirSync(join(dir, 'node_modules'), { recursive: true });
  for (const part of PARTS) cpSync(join(root, part), join(dir, part), { recursive: true });
  fitNativeModule(join(dir, NATIVE_MODULE));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
