import type { Fragment } from './fragments.ts';
import { mixturesOf } from './spelling.ts';
import { strides } from './text.ts';
import { hex, LETTERS, LETTERS_LONG, NAME_SPACE } from './tokens.ts';

/** FTS5 expressions for one fragment; undefined when no token can stand for it (a single digit). */
export interface Expressions {
  anchored: string | undefined;
  loose: string | undefined;
  /** The tokens admit more than the fragment: look at the row. */
  verify: boolean;
}

/** Signs of a name: at its start, then anywhere. */
export function signs(fragment: Fragment): Expressions {
  const all = [...fragment.text];
  const pairs = all.slice(1).map((sign, i) => NAME_SPACE.name + hex([all[i]!, sign]));
  const loose = all.length === 1 ? NAME_SPACE.name + hex(all) : every(pairs);
  const start = NAME_SPACE.nameStart + hex(all.slice(0, 2));
  return { anchored: every([start, ...pairs.slice(1)]), loose, verify: all.length > 2 };
}

/** Pinyin or initials (or an ASCII word): from the first syllable, then from any. */
export function letters({ text }: Fragment): Expressions {
  const start = NAME_SPACE.lettersStart + text.slice(0, LETTERS);
  const inner = NAME_SPACE.letters + text.slice(0, LETTERS);
  const innerLong = NAME_SPACE.lettersLong + text.slice(0, LETTERS_LONG);
  return { anchored: start, loose: either([start, inner, innerLong]), verify: text.length > LETTERS_LONG };
}

/** A mixture of syllables and initials (xiehr); undefined when the letters can be none. */
export function mixed({ text }: Fragment): string | undefined {
  const mixtures = mixturesOf(text).map((runs) =>
    every(runs.map((run) => letters({ kind: 'letters', text: run }).loose)),
  );
  return mixtures.length > 0 ? either(mixtures) : undefined;
}

/** A piece of a number: one gram when it is short enough, covering grams of 4 when longer, none below `least`. */
export function code(space: string, text: string, least: number): string | undefined {
  if (text.length < least) return undefined;
  return text.length <= 4 ? space + text : every(strides(text).map((piece) => space + piece));
}

/** All of them; FTS5 advances every list to the next candidate, so order does not matter. */
export function every(parts: (string | undefined)[]): string {
  return joined(parts, ' AND ');
}

export function either(parts: (string | undefined)[]): string {
  return joined(parts, ' OR ');
}

function joined(parts: (string | undefined)[], operator: string): string {
  const present = parts.filter((part) => part !== undefined && part !== '');
  return present.length === 1 ? present[0]! : `(${present.join(operator)})`;
}
