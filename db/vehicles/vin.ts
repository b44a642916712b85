import { bareCode } from '../core/half-width.ts';

export type VinResult =
  | { ok: true; value: string; warning?: 'vin.checkDigit' }
  | { ok: false; code: 'vin.length' }
  | { ok: false; code: 'vin.characters'; at: number; char: string };

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** Letter values of GB 16735 / ISO 3779; I, O and Q do not occur. */
const VALUES = new Map([...'ABCDEFGH'].map((letter, i) => [letter, i + 1] as const));
for (const [i, letter] of [...'JKLMN'].entries()) VALUES.set(letter, i + 1);
for (const [i, letter] of [...'STUVWXYZ'].entries()) VALUES.set(letter, i + 2);
VALUES.set('P', 7).set('R', 9);

/**
 * Vehicle identification number, ISO 3779 / GB 16735. `value` is half-width, upper-case, without white space, unseen
 * marks, dashes and the stars stamped around it. A character outside the alphabet blocks and is named with its place
 * (`at`, from 1); a wrong check digit only warns, as European makers do not compute it.
 */
export function checkVin(raw: string): VinResult {
  const value = bareCode(raw);
  if (value.length > 17) return { ok: false, code: 'vin.length' };
  const characters = [...value];
  const wrong = characters.findIndex((char) => !/^[A-HJ-NPR-Z0-9]$/.test(char));
  if (wrong >= 0) return { ok: false, code: 'vin.characters', at: wrong + 1, char: characters[wrong]! };
  if (value.length !== 17) return { ok: false, code: 'vin.length' };
  return vinCheckDigit(value) === value[8] ? { ok: true, value } : { ok: true, value, warning: 'vin.checkDigit' };
}

/** Check digit (position 9) of a 17-character VIN: weighted sum mod 11, 10 → X. */
export function vinCheckDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (VALUES.get(vin[i]!) ?? Number(vin[i])), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}
