import { type Fragment, fragmentsOf, takenApart, withoutTitle } from './fragments.ts';
import type { CustomerDoc, VehicleDoc } from './grams.ts';
import { placed, type Range, rangeOf, without } from './placed.ts';
import { readingsOf } from './readings.ts';
import { readUpTo } from './spelling.ts';
import { isWord, unitsOf } from './text.ts';

/** Where a record holds a piece of what was typed: a field, and the piece of it as shown. */
export interface Match<Field extends string = string> {
  field: Field;
  range: Range;
}

export type CustomerField = keyof CustomerDoc;
export type VehicleField = keyof VehicleDoc;

const NAMES: readonly string[] = ['name', 'contactName', 'brand', 'series', 'model', 'brandModel'];

/** Why a customer was found: each piece typed once, in the first field that holds it. */
export function whyCustomer(doc: CustomerDoc, text: string): Match<CustomerField>[] {
  const { name, contactName, mobile, landline, idNo, uscc, birthOn } = doc;
  return why({ name, contactName, mobile, landline, idNo, uscc, birthOn }, text) as Match<CustomerField>[];
}

export function whyVehicle(doc: VehicleDoc, text: string): Match<VehicleField>[] {
  const { plate, vin, model, series, brand, brandModel } = doc;
  return why({ plate, model, series, brand, brandModel, vin }, text) as Match<VehicleField>[];
}

function why(doc: Record<string, string | null | undefined>, text: string): Match[] {
  const fields = Object.entries(doc).filter((entry): entry is [string, string] => Boolean(entry[1]));
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
function whole(fields: [string, string][], text: string): Match[] | undefined {
  const code = without(placed(text), /[^a-z0-9]/).text;
  if (code.length < 6) return undefined;
  for (const [field, shown] of fields) {
    if (NAMES.includes(field) || without(placed(shown), /[^a-z0-9]/).text !== code) continue;
    return [{ field, range: [0, shown.length] }];
  }
  return undefined;
}

function matchOf(fields: [string, string][], { kind, text }: Fragment): Match | undefined {
  for (const [field, shown] of fields) {
    const named = NAMES.includes(field);
    const range = kind === 'signs' ? signsIn(shown, text) : named ? spokenIn(shown, text) : codeIn(shown, text);
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
