/**
 * The namespaces of name tokens: one letter before each gram, so that one FTS5 column holds them all and a number never
 * matches a name. An entity gives its other fields letters of its own (its `search`). Everything is lower-case ASCII letters
 * and digits, as the `ascii` tokenizer wants it.
 */
export const NAME_SPACE = {
  /** Whole name of 2-4 signs, as hex. */
  wholeName: 'f',
  /** First sign, and first two, of a name. */
  nameStart: 'a',
  /** Any sign and any two neighbours. */
  name: 'n',
  /** Whole pinyin, and all initials, of a name of 2-4 signs as it is usually read. */
  wholeLetters: 'i',
  /** Pinyin and initials from the first syllable, as the name is usually read. */
  lettersStart: 's',
  /** The same from a later syllable of a short name, or in another reading. */
  letters: 'l',
  /** The same of a long name (company), shorter pieces. */
  lettersLong: 'k',
} as const;

/** Letters kept of a reading: of short names and name starts, and of later syllables of long names. */
export const LETTERS = 12;
export const LETTERS_LONG = 6;

/** Signs as code points in hex; `z` between them, so that 5-digit points cannot be read as two. */
export function hex(signs: string[]): string {
  return signs.map((sign) => sign.codePointAt(0)!.toString(16)).join('z');
}
