import { pinyin } from 'pinyin-pro';
import { isWord } from './text.ts';

/** Readings of one name that are worth tokens; a name of many heteronyms would otherwise have hundreds. */
const MOST_READINGS = 6;
/** Longer names are companies: their reading in context is right, and doubling their many tokens is not worth it. */
export const LONGEST_PERSON = 4;

/** Surname readings the dictionary lacks (《百家姓》 and the Ministry's list of surname readings). */
const SURNAMES: Record<string, string> = {
  种: 'chong',
  覃: 'qin',
  黑: 'he',
  牟: 'mu',
  洗: 'xian',
  秘: 'bi',
  祭: 'zhai',
};

/**
 * How the parts of a text are read, each reading a list of syllables without tones: the one right in context first
 * (surname readings and compound surnames at the head), then up to five with heteronyms. ASCII words read as
 * themselves; signs without a reading (𠮷, emoji) are left out.
 */
export function readingsOf(units: string[]): string[][] {
  const choices = units.map((unit, at) => (isWord(unit) ? [unit] : syllablesOf(unit, at)));
  const context = inContext(units);
  const ordered = choices
    .map((all, at) => [...new Set([...spellings(context[at] ?? ''), ...all])].filter((syllable) => syllable !== ''))
    .filter((all) => all.length > 0);
  return combine(ordered, units.length > LONGEST_PERSON ? 1 : MOST_READINGS);
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

function inContext(units: string[]): string[] {
  const signs = units.filter((unit) => !isWord(unit));
  const read = pinyin(signs.join(''), { toneType: 'none', type: 'array', surname: 'head', nonZh: 'spaced' });
  let next = 0;
  // A dictionary that splits signs otherwise would shift every syllable: then do without context.
  if (read.length !== signs.length) return [];
  return units.map((unit) => (isWord(unit) ? unit : letters(read[next++]!)));
}

function syllablesOf(sign: string, at: number): string[] {
  const read = pinyin(sign, { toneType: 'none', type: 'array', multiple: true }).map(letters);
  const surname = at === 0 ? SURNAMES[sign] : undefined;
  return [...(surname ? [surname] : []), ...read].flatMap(spellings);
}

/** ü is typed v on every Chinese keyboard, and u on cards and in passports. */
function spellings(syllable: string): string[] {
  return syllable.includes('ü') ? [syllable.replace('ü', 'v'), syllable.replace('ü', 'u')] : [syllable];
}

function letters(syllable: string): string {
  return /^[a-zü]+$/.test(syllable) ? syllable : '';
}
