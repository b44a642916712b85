import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The checkout's root. */
export const root = join(import.meta.dirname, '..', '..');

export interface Import {
  /** Path from the root for a file of ours, else the package or `node:` module as written. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

export interface Source {
  /** Path from the root, with `/`. */
  path: string;
  text: string;
  lines: number;
  imports: Import[];
}

const CODE = /\.(ts|tsx|mts|mjs|js)$/;
const STATIC = /^[ \t]*(import|export)\s+(type\s+)?([^'"`;]*?)from\s*['"]([^'"]+)['"]/gm;
const SIDE_EFFECT = /^[ \t]*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** `{ type A, type B }` imports types as much as `import type { A, B }` does. */
const onlyTypes = (clause: string): boolean => {
  const named = /^\{([^}]*)\}\s*$/.exec(clause.trim())?.[1];
  const parts = (named ?? '').split(',').filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
};

/** The imports, re-exports and dynamic imports of a source text at `path`. */
export function importsOf(path: string, text: string): Import[] {
  const found: { specifier: string; typeOnly: boolean }[] = [];
  for (const [, , type, clause, specifier] of text.matchAll(STATIC))
    found.push({ specifier: specifier!, typeOnly: Boolean(type) || onlyTypes(clause!) });
  for (const pattern of [SIDE_EFFECT, DYNAMIC])
    for (const [, specifier] of text.matchAll(pattern)) found.push({ specifier: specifier!, typeOnly: false });
  return found.map(({ specifier, typeOnly }) => {
    const ours = specifier.startsWith('.');
    return { target: ours ? posix.join(posix.dirname(path), specifier) : specifier, ours, typeOnly };
  });
}

/** What installs, builds and test runs leave behind. */
const LEFT_BEHIND = new Set(['node_modules', 'dist', 'release', 'artefacts', 'test-results', 'playwright-report']);

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.') || LEFT_BEHIND.has(entry.name)) continue;
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path);

/** Every file of the checkout. */
export const files: readonly string[] = [...walk('')];

/** Every source file of ours with its imports. */
export const sources: readonly Source[] = files
  .filter((path) => CODE.test(path) && path.includes('/'))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
  });
