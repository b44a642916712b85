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
