import { LONGEST_PERSON, readingsOf } from './readings.ts';
import { isWord, unitsOf } from './text.ts';
import { hex, LETTERS, LETTERS_LONG, NAME_SPACE } from './tokens.ts';

/** Adds the tokens of a name or model: signs and neighbours, pinyin and initials from each syllable. */
export function addNameGrams(into: Set<string>, name: string): void {
  const units = unitsOf(name);
  addSigns(into, units);
  const { usual, others } = readingsOf(units);
  const spoken = (syllables: string[]) => syllables.filter((syllable) => syllable !== '');
  const long = units.length > LONGEST_PERSON;
  for (const syllables of usual.map(spoken)) {
    addLetters(into, syllables, long, NAME_SPACE.lettersStart);
    if (long || syllables.length < 2) continue;
    into.add(NAME_SPACE.wholeLetters + syllables.join(''));
    into.add(NAME_SPACE.wholeLetters + initials(syllables));
  }
  // Who is usually read otherwise stands behind those who begin so: 孙 is xun once in a while.
  for (const syllables of others.map(spoken)) addLetters(into, syllables, long, NAME_SPACE.letters);
}

function addSigns(into: Set<string>, units: string[]): void {
  for (const [at, unit] of units.entries()) {
    if (isWord(unit)) continue;
    const next = units[at + 1];
    const pair = next !== undefined && !isWord(next) ? hex([unit, next]) : undefined;
    into.add(NAME_SPACE.name + hex([unit]));
    if (pair) into.add(NAME_SPACE.name + pair);
    if (at > 0) continue;
    into.add(NAME_SPACE.nameStart + hex([unit]));
    if (pair) into.add(NAME_SPACE.nameStart + pair);
  }
  if (units.length >= 2 && units.length <= 4 && !units.some(isWord)) into.add(NAME_SPACE.wholeName + hex(units));
}

function addLetters(into: Set<string>, syllables: string[], long: boolean, start: string): void {
  for (let from = 0; from < syllables.length; from++) {
    const space = from === 0 ? start : long ? NAME_SPACE.lettersLong : NAME_SPACE.letters;
    const most = from > 0 && long ? LETTERS_LONG : LETTERS;
    const rest = syllables.slice(from);
    addPrefixes(into, space, rest.join(''), most);
    addPrefixes(into, space, initials(rest), most);
  }
}

function addPrefixes(into: Set<string>, space: string, text: string, most: number): void {
  for (let length = 1; length <= Math.min(most, text.length); length++) into.add(space + text.slice(0, length));
}

export function initials(syllables: string[]): string {
  return syllables.map((syllable) => syllable[0]).join('');
}
