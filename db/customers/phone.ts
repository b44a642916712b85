import { halfWidth } from '../core/half-width.ts';

/**
 * Phone numbers as people here write them (numbering plan of MIIT; E.164 abroad; DOMAIN 3). They are pasted from chats and
 * sheets: whatever the spacing, dashes, brackets, country code and unseen marks, a number has one spelling:
 * `13812341234`, `0755-88888888`, `4008123123`, `+852 91234567`, and `-8012` behind any of them for an extension.
 */
export interface Phone {
  kind: 'mobile' | 'landline' | 'service' | 'abroad';
  /** The one spelling. */
  value: string;
  warning?: 'phone.abroad';
}

export type PhoneResult =
  | { ok: true; value: string; warning?: 'phone.abroad' }
  | { ok: false; code: 'phone.format' | 'phone.abroadLength' };
export interface LandlineResult {
  ok: true;
  value: string;
  warning?: 'landline.format' | 'phone.abroad';
}

const MOBILE = /^1[3-9]\d{9}$/;
const SERVICE = /^[48]00\d{7}$/;
/** Beijing 010 and 02x have three digits before the number, all other areas four; none begins with 01 but Beijing. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;
const EXTENSION = /(?:转接?|轉|分机号?|分機|ext\.?|x|#)[:-]?(\d{1,6})\)?$/i;

/** What a number of these countries looks like behind the code, and whether we know it to be one that can be called. */
const ABROAD: readonly { code: string; national: RegExp; known: boolean }[] = [
  { code: '852', national: /^\d{8}$/, known: true },
  { code: '853', national: /^\d{8}$/, known: true },
  { code: '886', national: /^9\d{8}$/, known: true },
  { code: '886', national: /^[2-8]\d{7,8}$/, known: false },
  { code: '1', national: /^[2-9]\d{9}$/, known: false },
];

/** The number a text is; undefined when it is none, or more than one. */
export function readPhone(raw: string): Phone | undefined {
  // Nobody's number is longer, and a pasted page is not read through.
  const typed = raw.length > 120 ? '' : halfWidth(raw).replace(/[.·•‧]/g, '-');
  const named = EXTENSION.exec(typed);
  const main = named ? typed.slice(0, named.index) : typed;
  if (!/^[+(]*\d[\d()-]*$/.test(main.replaceAll('+', '')) || !/^\(?\+?[^+]*$/.test(main)) return undefined;
  const bare = main.replace(/[()]/g, (bracket) => (bracket === ')' ? '-' : ''));
  if (named) return extended(plain(bare.replaceAll('-', '')), named[1]!);
  const parts = bare.replace(/-+$/, '').split(/-+/);
  const last = parts.at(-1)!;
  const before = parts.slice(0, -1);
  const splits = before.length > 0 && last.length <= 6;
  // 0317-1234567-12 is a line with its extension although 031712345671-2 could be read as one too.
  if (splits && before.at(-1)!.length >= 7) return extended(plain(before.join('')), last) ?? plain(parts.join(''));
  return plain(parts.join('')) ?? (splits ? extended(plain(before.join('')), last) : undefined);
}

function extended(phone: Phone | undefined, extension: string): Phone | undefined {
  return phone && { ...phone, value: `${phone.value}-${extension}` };
}

/** Digits with at most a `+` before them. */
function plain(text: string): Phone | undefined {
  const international = /^(?:\+|00)(\d+)$/.exec(text)?.[1];
  if (international === undefined) return national(text) ?? national(/^86(\d{9,12})$/.exec(text)?.[1], true);
  return international.startsWith('86') ? national(international.slice(2), true) : abroad(international);
}

/** `coded`: the country code stood before it, so the 0 of the area may be missing. */
function national(digits: string | undefined, coded = false): Phone | undefined {
  if (digits === undefined) return undefined;
  const mobile = digits.replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (MOBILE.test(mobile)) return { kind: 'mobile', value: mobile };
  if (SERVICE.test(digits)) return { kind: 'service', value: digits };
  const [, area, local] = LANDLINE.exec(coded && !digits.startsWith('0') ? `0${digits}` : digits) ?? [];
  return area === undefined ? undefined : { kind: 'landline', value: `${area}-${local}` };
}

function abroad(digits: string): Phone | undefined {
  for (const { code, national: form, known } of ABROAD) {
    // The 0 of "+886 0912 345 678" is only dialled inside the country.
    const number = digits.slice(code.length).replace(/^0/, '');
    if (!digits.startsWith(code) || !form.test(number)) continue;
    return { kind: 'abroad', value: `+${code} ${number}`, ...(!known && { warning: 'phone.abroad' }) };
  }
  if (ABROAD.some(({ code }) => digits.startsWith(code)) || !/^[2-9]\d{6,14}$/.test(digits)) return undefined;
  return { kind: 'abroad', value: `+${digits}`, warning: 'phone.abroad' };
}

/** A number of somebody's own, in China or abroad; a fixed line is none. `value` is what to store. */
export function checkMobile(raw: string): PhoneResult {
  const phone = readPhone(raw);
  return phone?.kind === 'mobile' || phone?.kind === 'abroad' ? accepted(phone) : refused(raw);
}

/** Any number at which somebody can be called. */
export function checkPhone(raw: string): PhoneResult {
  const phone = readPhone(raw);
  return phone ? accepted(phone) : refused(raw);
}

const accepted = ({ value, warning }: Phone): PhoneResult => ({ ok: true, value, ...(warning && { warning }) });

/** A known country's number of another length is told its own rule. */
function refused(raw: string): PhoneResult {
  const abroadOne = /^\(?(?:\+|00)(?:852|853|886)/.test(halfWidth(raw.slice(0, 40)));
  return { ok: false, code: abroadOne ? 'phone.abroadLength' : 'phone.format' };
}

/** A fixed line, 400 number or somebody's second mobile in its one spelling; anything else is kept with a warning. */
export function checkLandline(raw: string): LandlineResult {
  const phone = readPhone(raw);
  if (!phone) return { ok: true, value: halfWidth(raw), warning: 'landline.format' };
  return { ok: true, value: phone.value, ...(phone.warning && { warning: phone.warning }) };
}

/** A phone as it stands in a field one has left: its one spelling, or what was typed, half-width. */
export const tidyPhone = (raw: string): string => readPhone(raw)?.value ?? halfWidth(raw);

/** What two spellings of one number have in common, also of one that was stored by an older program; '' of no number. */
export function phoneKey(stored: string): string {
  return (readPhone(stored)?.value ?? halfWidth(stored)).replace(/[^\d+]/g, '');
}

/** 138****1234, +852 ****1234; of other numbers the last four digits, at most half of them. An extension never shows. */
export function maskPhone(value: string): string {
  const [, number = value, extension = ''] = /^(.*\d{7,})(-\d{1,6})$/.exec(value) ?? [];
  return maskNumber(number) + extension.replace(/\d/g, '*');
}

function maskNumber(number: string): string {
  if (MOBILE.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`;
  const [, country = '', rest = number] = /^(\+\d{1,3} )(\d+)$/.exec(number) ?? [];
  const shown = Math.min(4, Math.floor(rest.length / 2));
  return country + '*'.repeat(rest.length - shown) + rest.slice(rest.length - shown);
}
