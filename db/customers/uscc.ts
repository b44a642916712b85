import { bareCode } from '../core/half-width.ts';

/** 统一社会信用代码, GB 32100-2015: 18 characters, the last one a MOD 31 check (ISO 7064 style). */
export interface UsccResult {
  ok: true;
  value: string;
  warning?: 'uscc.format' | 'uscc.checkDigit';
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** Half-width, upper-case, without separators and unseen marks; a wrong form or check character only warns (DOMAIN 3). */
export function checkUscc(raw: string): UsccResult {
  const value = bareCode(raw);
  if (!FORM.test(value)) return { ok: true, value, warning: 'uscc.format' };
  if (usccCheckCharacter(value) !== value[17]) return { ok: true, value, warning: 'uscc.checkDigit' };
  return { ok: true, value };
}

/** Check character of the first 17: weights 3^i mod 31 (GB 32100-2015, appendix). */
export function usccCheckCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    sum += ALPHABET.indexOf(code[i]!) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
