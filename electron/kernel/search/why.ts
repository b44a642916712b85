import type { Searchable } from './declared.ts';
import { type Fragment, fragmentsOf, takenApart, withoutTitle } from './fragments.ts';
import { placed, type Range, rangeOf, without } from './placed.ts';
import { readingsOf } from './readings.ts';
import { readUpTo } from './spelling.ts';
import { isWord, unitsOf } from './text.ts';

/** Where a record holds a piece of what was typed: a field, and the piece of it as shown. */
export interface Match<Field extends string = string> {
  field: Field;
  range: Range;
}

/** A field of a record as it is shown; `spoken`: it is read aloud. */
interface Shown<Field> {
  field: Field;
  shown: string;
  spoken: boolean;
}

/** Why a record was found: each piece typed once, in the first of its declared fields that holds it. */
export function whyFound<Field extends string>(
  { fields: declared }: Searchable,
  doc: Readonly<Partial<Record<Field, string | null | undefined>>>,
  text: string,
): Match<Field>[] {
  const fields = Object.entries(declared).flatMap(([field, { spoken = false }]): Shown<Field>[] => {
    const shown = doc[field as Field];
    return shown ? [{ field: field as Field, shown, spoken }] : [];
  });
  const typed = fragmentsOf(text);
  const ways = [typed, takenApart(typed), withoutTitle(takenApart(typed)) ?? []];
  const all = whole(fields, text);
  if (all) return all;
  const found = ways.map((way) => ({ way, matches: way.flatMap((fragment) => matchOf(fields, fragment) ?? []) }));
  // The first way that explains everything typed, else the one that explains most.
  const best = found.find(({ way, matches }) => matches.length > 0 && matches.length === way.length);
  return (best ?? found.reduce((most, one) => (one.matches.length > most.matches.length ? one : most))).matches;
}

/** A whole number or plate, however it was written. */
function whole<Field extends string>(fields: Shown<Field>[], text: string): Match<Field>[] | undefined {
  const code = without(placed(text), /[^a-z0-9]/).text;
  if (code.length < 6) return undefined;
  for (const { field, shown, spoken } of fields) {
    if (spoken || without(placed(shown), /[^a-z0-9]/).text !== code) continue;
    return [{ field, range: [0, shown.length] }];
  }
  return undefined;
}

function matchOf<Field extends string>(fields: Shown<Field>[], { kind, text }: Fragment): Match<Field> | undefined {
  for (const { field, shown, spoken } of fields) {
    const range = kind === 'signs' ? signsIn(shown, text) : spoken ? spokenIn(shown, text) : codeIn(shown, text);
    if (range) return { field, range };
  }
  return undefined;
}

function codeIn(shown: string, typed: string): Range | undefined {
  const code = without(placed(shown), /[^a-z0-9]/);
  const at = code.text.lastIndexOf(typed);
  return at < 0 ? undefined : rangeOf(code, at, typed.length);
}

function signsIn(shown: string, typed: string): Range | undefined {
  const signs = without(placed(shown), /[\s\p{P}\p{Z}\p{C}]/u);
  const at = signs.text.indexOf(typed);
  return at < 0 ? undefined : rangeOf(signs, at, typed.length);
}

/** Signs whose pinyin or initials were typed, or a Latin word, of which the letters typed. */
function spokenIn(shown: string, typed: string): Range | undefined {
  const text = without(placed(shown), /[\s\p{P}\p{Z}\p{C}]/u);
  const units = unitsOf(shown);
  const starts = units.map((_, at) => units.slice(0, at).join('').length);
  const latin = units.findIndex((unit) => isWord(unit) && unit.startsWith(typed));
  if (latin >= 0) return rangeOf(text, starts[latin]!, typed.length);
  const { usual, others } = readingsOf(units);
  for (const syllables of [...usual, ...others])
    for (const from of syllables.keys()) {
      const end = syllables[from] === '' ? undefined : readUpTo(syllables, from, typed);
      if (end === undefined) continue;
      return rangeOf(text, starts[from]!, units.slice(from, end).join('').length);
    }
  return undefined;
}
