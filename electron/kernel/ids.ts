import { createHash, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUIDv7: unique without asking anybody, and sorting by the time it was made. */
export const newId = (): string => v7();

/** The UUID (version 8) every PC makes of the same words: what each does by itself becomes one record. */
export function idOf(...words: string[]): string {
  const hex = createHash('sha256').update(words.join(' ')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** SHA-256 of a text, hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One of some signs, by chance. */
export const anyOf = (signs: string): string => signs[randomInt(signs.length)]!;
