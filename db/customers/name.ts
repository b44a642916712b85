/** Longest name, in code points: room for a company's full registered name. */
export const NAME_MAX = 60;

export type NameResult =
  | { ok: true; value: string }
  | { ok: false; code: 'name.required' | 'name.tooLong' | 'name.characters'; params?: { max: number } };

/** Variation selectors and tags: they tell how the sign before them looks (emoji, rare glyphs, flags). */
const LOOKS = '\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\u{e0020}-\\u{e007f}\\u{e0100}-\\u{e01ef}';
const UNSEEN = `[\\s\\p{Cf}\\p{DI}\\u2800]`;
const LEADING = new RegExp(`^${UNSEEN}+`, 'u');
const TRAILING = new RegExp(`(?:(?![${LOOKS}])${UNSEEN})+$`, 'u');
/** Inside a name: what is neither a joiner, nor a look, nor an override (which is refused). */
const INSIDE = new RegExp(`(?![${LOOKS}\\u200c\\u200d\\u202a-\\u202e\\u2066-\\u2069\\s])${UNSEEN}`, 'gu');
/** Joiners have no work beside these; between emoji, and in scripts that join their letters, they have. */
const IDLE_JOINERS =
  /(?<=[\p{sc=Han}\p{sc=Latin}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}\p{N}\p{P}\s])[\u200c\u200d]+|[\u200c\u200d]+(?=[\p{sc=Han}\p{sc=Latin}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}\p{N}\p{P}\s])/gu;

/** A name without marks that show nothing: none at its ends, inside only those that an emoji or a rare glyph is made with. */
export function bareName(raw: string): string {
  const bare = raw.replace(INSIDE, '').replace(IDLE_JOINERS, '').replace(LEADING, '').replace(TRAILING, '');
  return bare.replace(/\s+/gu, ' ').normalize('NFC');
}

/**
 * A person's or company's name: trimmed of all that shows nothing, inner white space collapsed, composed (NFC). Never NFKC, which
 * would change characters people chose: 𠮷, 㛃 and emoji stay as typed. Control characters, bidirectional overrides and halves
 * of surrogate pairs inside are refused, since nobody sees them and every comparison would.
 */
export function checkName(raw: string): NameResult {
  const value = bareName(raw);
  if (value === '') return { ok: false, code: 'name.required' };
  if (longerThan(value, NAME_MAX)) return { ok: false, code: 'name.tooLong', params: { max: NAME_MAX } };
  if (/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(value)) return { ok: false, code: 'name.characters' };
  return { ok: true, value };
}

function longerThan(value: string, codePoints: number): boolean {
  return value.length > codePoints * 2 || [...value].length > codePoints;
}
