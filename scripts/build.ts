/** `npm run build`, and what `npm start` and `npm test` do first: rebuilds only the parts whose sources changed. */
import { copyFonts } from './build/fonts.ts';
import { copyIcons } from './build/icons.ts';
import { buildNodeEntries } from './build/node-entries.ts';
import { buildRenderer } from './build/renderer.ts';
import { isFresh, markFresh } from './build/stamp.ts';

interface Part {
  name: 'node' | 'renderer' | 'fonts' | 'icons';
  sources: string[];
  output: string;
  build: () => Promise<void>;
}

const PARTS: Part[] = [
  {
    name: 'node',
    sources: ['electron', 'db', 'gateway', 'scripts/build', 'package.json', 'package-lock.json'],
    output: 'dist/node',
    build: buildNodeEntries,
  },
  {
    name: 'renderer',
    sources: ['renderer', 'db', 'vite.config.ts', 'package-lock.json'],
    output: 'dist/renderer',
    build: buildRenderer,
  },
  { name: 'fonts', sources: ['package-lock.json', 'scripts/build/fonts.ts'], output: 'dist/fonts', build: copyFonts },
  { name: 'icons', sources: ['resources/icons', 'scripts/build/icons.ts'], output: 'dist/icons', build: copyIcons },
];

/** Brings `dist/` up to date. @throws Error when a source does not compile or an entry is missing. */
export async function build(options: { only?: Part['name']; force?: boolean } = {}): Promise<void> {
  for (const part of PARTS) {
    if (options.only && options.only !== part.name) continue;
    if (!options.force && isFresh(part.name, part.sources, part.output)) continue;
    const started = performance.now();
    await part.build();
    markFresh(part.name, part.sources);
    console.log(`Built ${part.output} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
}

if (import.meta.main) await build({ force: process.argv.includes('--force') });
