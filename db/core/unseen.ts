/**
 * Marks that nobody sees and that come along with a copied text: zero-width and bidirectional marks, soft hyphens, Hangul
 * fillers, the empty Braille pattern, variation selectors (Unicode: Cf, Default_Ignorable_Code_Point).
 */
const UNSEEN = /[\p{Cf}\p{DI}\u2800]/gu;

/** The text without them. For numbers and codes; inside a name some belong to what is seen, see `checkName`. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** Nothing, or a text in which there is nothing to see. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || withoutUnseen(String(value)).trim() === '';
