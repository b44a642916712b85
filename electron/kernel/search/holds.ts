import type { SearchFacts } from './declared.ts';
import type { Fragment } from './fragments.ts';
import { readingsOf } from './readings.ts';
import { readUpTo } from './spelling.ts';
import { unitsOf } from './text.ts';

/** True when every fragment is somewhere in the row. */
export function holdsAll({ names, codes }: SearchFacts, fragments: Fragment[]): boolean {
  return fragments.every(({ kind, text }) =>
    kind === 'signs'
      ? names.some((name) => unitsOf(name).join('').includes(text))
      : codes.some((code) => code.includes(text)) || names.some((name) => readsFrom(name, text)),
  );
}

/** True when the letters typed are read from some syllable of the name on. */
function readsFrom(name: string, typed: string): boolean {
  const { usual, others } = readingsOf(unitsOf(name));
  return [...usual, ...others].some((syllables) =>
    syllables.some((_, from) => readUpTo(syllables, from, typed) !== undefined),
  );
}
