import { pinyin } from 'pinyin-pro';
import { isWord } from './text.ts';

/** Readings of one name that are worth tokens; a name of many heteronyms would otherwise have hundreds. */
const MOST_READINGS = 6;
/** Longer names are companies: their readings in context do, and heteronyms would double their many tokens. */
export const LONGEST_PERSON = 4;

/** Surname readings the dictionary lacks (《百家姓》). */
const SURNAMES: Record<string, string> = { 黑: 'he', 秘: 'bi' };

/** Lists of syllables without tones, one for each part of the text: '' where nobody knows a reading (𠮷, emoji). */
export interface Readings {
  /** Right in context: surname readings and compound surnames at the head; ASCII words read as themselves. */
  usual: string[][];
  /** With heteronyms. */
  others: string[][];
}

/**
 * How the parts of a text are read: the usual way and up to five others; a long name with and without a surname at its
 * head (曾氏汽车, 解放汽车). ü in each of its spellings.
 */
export function readingsOf(units: string[]): Readings {
  const asName = inContext(units, 'head');
  if (units.length > LONGEST_PERSON) return { usual: [asName, inContext(units, 'off')].flatMap(spellings), others: [] };
  const choices = units.map((unit, at) => {
    const all = isWord(unit) ? [unit] : [asName[at]!, ...syllablesOf(unit, at)];
    return [...new Set(all.length > 1 ? all.filter((syllable) => syllable !== '') : all)];
  });
  const [usual, ...others] = combine(
    choices.map((all) => (all.length > 0 ? all : [''])),
    MOST_READINGS,
  );
  return { usual: spellings(usual!), others: others.flatMap(spellings) };
}

/** Fewest deviations from the first choices first, so that the cap drops the least likely readings. */
function combine(choices: string[][], most: number): string[][] {
  const usual = choices.map((all) => all[0]!);
  const found = [usual];
  for (let next = 0; next < found.length && found.length < most; next++) {
    const base = found[next]!;
    const from = base.findLastIndex((syllable, at) => syllable !== usual[at]) + 1;
    for (let at = from; at < choices.length; at++)
      for (const other of choices[at]!.slice(1)) found.push(base.with(at, other));
  }
  return found.slice(0, most);
}

/** One syllable per part, '' where there is none. */
function inContext(units: string[], surname: 'head' | 'off'): string[] {
  const signs = units.filter((unit) => !isWord(unit));
  const read = pinyin(signs.join(''), { toneType: 'none', type: 'array', surname });
  let next = 0;
  return units.map((unit) => (isWord(unit) ? unit : letters(read[next++] ?? '')));
}

/** Looking a sign up costs more than all its tokens; an import asks about the same few thousand again and again. */
const known = new Map<string, string[]>();
const MOST_KNOWN = 20_000;

function syllablesOf(sign: string, at: number): string[] {
  let read = known.get(sign);
  if (!read) {
    read = pinyin(sign, { toneType: 'none', type: 'array', multiple: true }).map(letters);
    if (known.size < MOST_KNOWN) known.set(sign, read);
  }
  const surname = at === 0 ? SURNAMES[sign] : undefined;
  return surname ? [surname, ...read] : read;
}

/** ü is typed v on every Chinese keyboard, stands as u on cards and in older passports, as yu in newer ones. */
function spellings(syllables: string[]): string[][] {
  if (!syllables.some((syllable) => syllable.includes('ü'))) return [syllables];
  return ['v', 'u', 'yu'].map((spelling) => syllables.map((syllable) => syllable.replace('ü', spelling)));
}

function letters(syllable: string): string {
  return /^[a-zü]+$/.test(syllable) ? syllable : '';
}
