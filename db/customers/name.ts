import { bareName } from '../core/bare-name.ts';

/** Longest name, in code points: room for a company's full registered name. */
export const NAME_MAX = 60;

export type NameResult =
  | { ok: true; value: string }
  | { ok: false; code: 'name.required' | 'name.tooLong' | 'name.characters'; params?: { max: number } };

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
