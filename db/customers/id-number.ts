import { bareCode } from '../core/half-width.ts';
import { withoutUnseen } from '../core/unseen.ts';
import type { IdType } from './model.ts';
import { type ResidentFacts, readResidentNumber } from './resident-number.ts';

/** Length: too short, long or empty. Prefix: the first digits belong to another kind of document. */
export type IdNumberFault =
  | 'idNumber.length'
  | 'idNumber.characters'
  | 'idNumber.prefix'
  | 'idNumber.date'
  | 'idNumber.future'
  | 'idNumber.checkDigit';
export type IdNumberWarning = 'idNumber.region' | 'idNumber.format';
export type IdNumberResult =
  | ({ ok: true; value: string; warning?: IdNumberWarning } & Partial<ResidentFacts>)
  | { ok: false; code: IdNumberFault };

const LONGEST_FREE = 40;

/** Province codes of GB/T 2260; 91 is "abroad". */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 91'.split(' '),
);

/** Documents without a public checksum: their usual form, only warned about. */
const FORMS: Partial<Record<IdType, RegExp>> = {
  homeReturn: /^[HM]\d{8}(\d{2})?$/,
  taiwanPermit: /^\d{8}$/,
  passport: /^[A-Z0-9]{5,17}$/,
};

/**
 * Checks an identity document's number and reads gender and birthday from it where it holds them.
 * Blocks what DOMAIN 3 blocks (GB 11643 numbers: length, characters, date, check digit), warns otherwise.
 * `value` is what to store: half-width, trimmed, upper-case, no separators. `todayOn` is the business day.
 */
export function checkIdNumber(type: IdType, raw: string, todayOn: string): IdNumberResult {
  const value = normaliseIdNumber(type, raw);
  if (value === '') return { ok: false, code: 'idNumber.length' };
  switch (type) {
    case 'residentId': {
      const warning = PROVINCES.has(value.slice(0, 2)) ? undefined : 'idNumber.region';
      return withFacts(value, todayOn, warning);
    }
    case 'hkMoTwResidence':
      return withFacts(value, todayOn, undefined, /^8[123]0000/);
    case 'foreignerPermanent':
      // Cards of before 2023 carry nationality + 12 digits and no public checksum.
      if (/^[A-Z]{3}\d{12}$/.test(value)) return { ok: true, value };
      return withFacts(value, todayOn, undefined, /^9/);
    default:
      return freeForm(value, FORMS[type]);
  }
}

/** First 2 and last 2 characters, stars between; of a short number at most a quarter at each end. What stands inside is a birthday. */
export function maskIdNumber(value: string): string {
  const characters = [...value];
  const ends = Math.min(2, Math.floor(characters.length / 4));
  return characters.map((c, i) => (i < ends || i >= characters.length - ends ? c : '*')).join('');
}

/** The spelling a number is stored in. */
export function normaliseIdNumber(type: IdType, raw: string): string {
  // An officer's card reads 南字第 01234567 号: spaces and letters there are the holder's business.
  return type === 'officer' || type === 'other' ? spaced(raw) : bareCode(raw);
}

/** In one spelling, but with its spaces: one where several were. */
function spaced(raw: string): string {
  return withoutUnseen(raw.normalize('NFKC')).replace(/\s+/g, ' ').trim().normalize('NFKC');
}

function withFacts(value: string, todayOn: string, warning: IdNumberWarning | undefined, prefix?: RegExp) {
  if (value.length === 18 && prefix && !prefix.test(value)) return { ok: false, code: 'idNumber.prefix' } as const;
  const read = readResidentNumber(value, todayOn);
  if (!read.ok) return read;
  return { ok: true, value, gender: read.gender, birthOn: read.birthOn, ...(warning && { warning }) } as const;
}

function freeForm(value: string, form: RegExp | undefined): IdNumberResult {
  if (value.length > LONGEST_FREE) return { ok: false, code: 'idNumber.length' };
  if (/\p{Cc}/u.test(value)) return { ok: false, code: 'idNumber.characters' };
  return form && !form.test(value) ? { ok: true, value, warning: 'idNumber.format' } : { ok: true, value };
}
