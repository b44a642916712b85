/**
 * A number or code as typed or pasted → half-width (NFKC), without white space, ASCII letters in capitals.
 * Only ASCII: `toUpperCase` would turn ß into SS and take composed Greek apart, so saving twice would differ.
 * For codes only, never for names.
 */
export function halfWidthCapitals(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
