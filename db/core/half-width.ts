import { withoutUnseen } from './unseen.ts';

/**
 * A number or code as typed or pasted → half-width (NFKC), without white space and unseen marks, every dash as `-`. For codes
 * only, never for names. Applied twice it changes nothing more.
 */
export function halfWidth(raw: string): string {
  const bare = withoutUnseen(raw.normalize('NFKC')).replace(/\s+/g, '').normalize('NFKC');
  return bare.replace(/[\p{Pd}\u2212\u2043]/gu, '-');
}

/**
 * The same with ASCII letters in capitals: engine, key, order and certificate numbers, in which a dash is a part of what is
 * stamped or printed. Only ASCII: `toUpperCase` would turn ß into SS and take composed Greek apart, so saving twice would differ.
 */
export function halfWidthCapitals(raw: string): string {
  return halfWidth(raw).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The same without dashes, dots and stars: VINs, plates, identity documents, which have none of their own. */
export function bareCode(raw: string): string {
  return halfWidthCapitals(raw).replace(/[-.*·•‧・∙⋅]/g, '');
}
