import { pinyin } from 'pinyin-pro';
import { LONGEST_PERSON } from './search/readings.ts';
import { isWord, unitsOf } from './search/text.ts';

/** After every key of a text that has something to show. */
const BLANK = '\x7f';
/** After every syllable, Latin letter and digit. */
const UNREAD = '~';

/**
 * A key that sorts a text as a Chinese address book does, byte by byte, so that a plain index of the store can hold it: digits as
 * numbers, then hanzi by pinyin and Latin words among each other by letter; of one syllable tone by tone, and the same sign
 * together; ü directly after u; signs nobody reads and blank texts last. A surname at the head is read as one (单 shan, 曾 zeng)
 * unless the text is a `thing`, or so long that it is a company.
 */
export function collationKey(text: string | null, of: 'person' | 'thing' = 'person'): string {
  const units = unitsOf(text ?? '');
  if (text === null || units.length === 0) return text?.trim() ? `${UNREAD}\t${text}` : BLANK;
  const surname = of === 'person' && units.length <= LONGEST_PERSON ? 'head' : 'off';
  const signs = units.filter((unit) => !isWord(unit));
  const read = pinyin(signs.join(''), { toneType: 'num', type: 'array', surname });
  let next = 0;
  const keys = units.map((unit) => (isWord(unit) ? wordKey(unit) : signKey(unit, read[next++])));
  // What compares as equal keeps one order: by the text itself.
  return `${keys.join(' ')}\t${text}`;
}

/** A short list in the order of its keys. */
export function inOrder<T>(all: readonly T[], textOf: (one: T) => string, of?: 'person' | 'thing'): T[] {
  const keyed = all.map((one) => ({ one, key: collationKey(textOf(one), of) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}

/** `wang2王`; `lu:4绿`, which stands between `lu4路` and `luan4乱`. */
function signKey(sign: string, read: string | undefined): string {
  const [, syllable, tone] = /^([a-zü]+)(\d?)$/.exec(read ?? '') ?? [];
  return syllable === undefined ? UNREAD + sign : `${syllable.replace('ü', 'u:')}${tone || 5}${sign}`;
}

/** Numbers by their size: 2 before 10, so ES 200 before ES 1000. */
function wordKey(word: string): string {
  return word.replace(
    /0*(\d+)/g,
    (_, digits: string) => String.fromCharCode(0x30 + Math.min(digits.length, 9)) + digits,
  );
}
