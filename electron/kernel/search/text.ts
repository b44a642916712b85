import { inOneWriting } from './writing.ts';

/**
 * Text as the quick search compares it: half-width, lower-case, without accents, variation selectors and invisible
 * marks, traditional signs as simplified ones. Applied to what is stored and to what is typed alike, so it may be lossy.
 */
export function fold(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII as a range, its control characters included.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return inOneWriting(
    text
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}\p{DI}\u2800]+/gu, '')
      .normalize('NFC')
      .toLowerCase(),
  );
}

/** Longer texts are searched by their beginning. */
const MOST_UNITS = 40;

/**
 * The parts of a text: runs of ASCII letters and digits as one part, any other sign (hanzi, rare characters, emoji) as
 * a part of its own; white space and punctuation separate and are dropped. `雷克萨斯 ES 300h` → 雷 克 萨 斯 es 300h.
 */
export function unitsOf(text: string): string[] {
  const units = fold(text.slice(0, MOST_UNITS * 8)).match(/[a-z0-9]+|[^\s\p{P}\p{Z}\p{C}]/gu) ?? [];
  return units.slice(0, MOST_UNITS);
}

/** True for a run of ASCII letters and digits, false for a single sign. */
export function isWord(unit: string): boolean {
  return /^[a-z0-9]/.test(unit);
}

/** ASCII letters and digits only: phone numbers, ID numbers, VINs as grams and checks see them. */
export function codeOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '');
}

/** All pieces of `length` of a text of one-unit characters, in order. */
export function pieces(text: string, length: number): string[] {
  const all: string[] = [];
  for (let i = 0; i + length <= text.length; i++) all.push(text.slice(i, i + length));
  return all;
}

/** Adds tokens of one namespace. */
export function addAll(grams: Set<string>, space: string, parts: string[]): void {
  for (const part of parts) grams.add(space + part);
}

/** Pieces of 4 that cover a longer text with as few tokens as possible: every fourth, and the last. */
export function strides(text: string): string[] {
  const covering: string[] = [];
  for (let i = 0; i + 4 < text.length; i += 4) covering.push(text.slice(i, i + 4));
  covering.push(text.slice(-4));
  return [...new Set(covering)];
}
