import { registerHooks } from 'node:module';
import { MUTANTS } from './list.ts';
import { edited } from './mutant.ts';

const root = new URL('../../../', import.meta.url);

/**
 * Makes every later import see the mutant in place of the product: the text changes while it is loaded, the product itself holds no
 * switches.
 */
export function loadMutant(name: string): void {
  const mutant = MUTANTS.find((one) => one.name === name);
  if (!mutant) throw new Error(`there is no mutant ${name}`);
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      const edits = mutant.edits.filter(({ file }) => new URL(file, root).href === url);
      if (edits.length === 0) return loaded;
      return { ...loaded, source: edits.reduce(edited, String(loaded.source)) };
    },
  });
}
