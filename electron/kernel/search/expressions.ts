import type { Fragment } from './fragments.ts';
import { mixturesOf } from './spelling.ts';
import { strides } from './text.ts';
import { hex, LETTERS, LETTERS_LONG, PHONE_START, SPACE } from './tokens.ts';

/** FTS5 expressions for one fragment; undefined when no token can stand for it (a single digit). */
export interface Expressions {
  anchored: string | undefined;
  loose: string | undefined;
  /** The tokens admit more than the fragment: look at the row. */
  verify: boolean;
}

const NONE: Expressions = { anchored: undefined, loose: undefined, verify: true };

/** Signs of a name: at its start, then anywhere. */
export function signs(fragment: Fragment): Expressions {
  const all = [...fragment.text];
  const pairs = all.slice(1).map((sign, i) => SPACE.name + hex([all[i]!, sign]));
  const loose = all.length === 1 ? SPACE.name + hex(all) : every(pairs);
  const start = SPACE.nameStart + hex(all.slice(0, 2));
  return { anchored: every([start, ...pairs.slice(1)]), loose, verify: all.length > 2 };
}

/** Pinyin or initials (or an ASCII word): from the first syllable, then from any. */
export function letters({ text }: Fragment): Expressions {
  const start = SPACE.lettersStart + text.slice(0, LETTERS);
  const inner = SPACE.letters + text.slice(0, LETTERS);
  const innerLong = SPACE.lettersLong + text.slice(0, LETTERS_LONG);
  return { anchored: start, loose: either([start, inner, innerLong]), verify: text.length > LETTERS_LONG };
}

/** A mixture of syllables and initials (xiehr); undefined when the letters can be none. */
export function mixed({ text }: Fragment): string | undefined {
  const mixtures = mixturesOf(text).map((runs) =>
    every(runs.map((run) => letters({ kind: 'letters', text: run }).loose)),
  );
  return mixtures.length > 0 ? either(mixtures) : undefined;
}

/** Digits of a phone, an ID number or a birthday. */
export function customerDigits({ text }: Fragment): Expressions {
  if (text.length === 1) return NONE;
  const phone = code(SPACE.phone, text, 2);
  const begins = text.length >= 3 ? SPACE.phoneStart + text.slice(0, PHONE_START) : phone;
  // A company may be called 58 or 360.
  if (text.length < 4) return { anchored: begins, loose: either([phone, SPACE.lettersStart + text]), verify: false };
  const ends = every([SPACE.phoneTail + text.slice(-4), text.length > 4 ? phone : undefined]);
  const birthday = text.length === 8 ? SPACE.birthday + text : undefined;
  const idEnds = text.length === 4 ? SPACE.idTail + text : undefined;
  return {
    anchored: either([birthday, idEnds, begins, ends]),
    loose: either([phone, code(SPACE.id, text, 4)]),
    verify: text.length > 4,
  };
}

/** Letters and digits in one word: an ID number's piece with X, a passport, a company's `4s`. */
export function customerMixed(fragment: Fragment): Expressions {
  const { text } = fragment;
  const id = code(SPACE.id, text, 4);
  const tail = text.length === 4 ? SPACE.idTail + text : undefined;
  const read = letters(fragment);
  return { anchored: either([tail, read.anchored]), loose: either([id, read.loose]), verify: text.length > 4 };
}

/** Any word about a vehicle: piece of VIN or plate, or the model. */
export function vehicleWord(fragment: Fragment): Expressions {
  const { text } = fragment;
  const read = letters(fragment);
  const vinEnds = text.length === 6 ? SPACE.vinTail + text : undefined;
  const plateEnds = text.length >= 4 && text.length <= 6 ? SPACE.plateTail + text : undefined;
  const plate = text.length <= 8 ? code(SPACE.plate, text, 2) : undefined;
  return {
    anchored: either([vinEnds, plateEnds, read.anchored]),
    loose: either([code(SPACE.vin, text, 3), plate, read.loose]),
    verify: text.length > 4,
  };
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
