import { dayFrom } from '../core/day.ts';

/** What an 18-digit citizen number says of its holder. */
export interface ResidentFacts {
  gender: 'male' | 'female';
  birthOn: string;
}

type Fault = 'idNumber.length' | 'idNumber.characters' | 'idNumber.date' | 'idNumber.future' | 'idNumber.checkDigit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** No living holder is older; an earlier year is a slip of the fingers. */
const FIRST_BIRTH_YEAR = 1800;

/**
 * Reads an 18-character number of GB 11643-1999: 6 region, 8 birthday, 3 sequence (odd = male), 1 check character
 * (ISO 7064 MOD 11-2). Residence permits of Hong Kong, Macao and Taiwan people and foreigners' permanent
 * residence cards share the layout. `value` is upper-case and half-width already.
 */
export function readResidentNumber(
  value: string,
  todayOn: string,
): ({ ok: true } & ResidentFacts) | { ok: false; code: Fault } {
  if (value.length !== 18) return { ok: false, code: 'idNumber.length' };
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, code: 'idNumber.characters' };
  const year = Number(value.slice(6, 10));
  const birthOn = dayFrom(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)));
  if (!birthOn || year < FIRST_BIRTH_YEAR) return { ok: false, code: 'idNumber.date' };
  if (birthOn > todayOn) return { ok: false, code: 'idNumber.future' };
  if (residentCheckCharacter(value) !== value[17]) return { ok: false, code: 'idNumber.checkDigit' };
  return { ok: true, gender: Number(value[16]) % 2 === 1 ? 'male' : 'female', birthOn };
}

/** ISO 7064 MOD 11-2 check character of the first 17 digits (GB 11643-1999, 4.2.4). */
export function residentCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return CHECK_CHARACTERS[sum % 11]!;
}
