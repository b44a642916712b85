/**
 * Mobile and fixed-line numbers as mainland China writes them (telephone numbering plan of MIIT; DOMAIN 3).
 * People paste them from chats and sheets: full-width digits, any dash, brackets and invisible marks come off.
 */
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;
const SERVICE_400 = /^400\d{7}$/;
/** Beijing 010 and 02x have three digits before the number, all other areas four. */
const AREA = /^0(?:10|2\d|\d{3})/;

export type MobileResult = { ok: true; value: string } | { ok: false; code: 'phone.format' };
export interface LandlineResult {
  ok: true;
  value: string;
  warning?: 'landline.format';
}

/** Half-width, without spaces, dashes, brackets and +86/0086/86; not yet checked. */
export function normaliseMobile(raw: string): string {
  const bare = halfWidth(raw).replace(/[-()]/g, '');
  return bare.replace(/^(?:\+86|0086)/, '').replace(/^86(?=1\d{10}$)/, '');
}

/** An 11-digit mobile number, or 'phone.format'. `value` is what to store. */
export function checkMobile(raw: string): MobileResult {
  const value = normaliseMobile(raw);
  return MOBILE.test(value) ? { ok: true, value } : { ok: false, code: 'phone.format' };
}

/** A fixed line as `0755-88888888-123`, or a 400 number as `4008123123`; anything else is kept with a warning. */
export function checkLandline(raw: string): LandlineResult {
  const typed = halfWidth(raw)
    .replace(/^\((0\d{2,3})\)/, '$1-')
    .replace(/(?:转|ext\.?)(?=\d)/i, '-');
  const bare = typed.replace(/^(?:\+86|0086)-?/, '');
  const national = bare === typed || /^(?:0|400)/.test(bare) ? bare : `0${bare}`;
  const service = national.replaceAll('-', '');
  if (SERVICE_400.test(service)) return { ok: true, value: service };
  if (!LANDLINE.test(national)) return { ok: true, value: national, warning: 'landline.format' };
  return { ok: true, value: hyphenated(national) };
}

/** 138****1234; of other numbers the last four digits, at most half of them. */
export function maskPhone(value: string): string {
  if (MOBILE.test(value)) return `${value.slice(0, 3)}****${value.slice(7)}`;
  const shown = Math.min(4, Math.floor(value.length / 2));
  return '*'.repeat(value.length - shown) + value.slice(value.length - shown);
}

/** True when the text typed so far can only be (part of) a phone number, never a name: 3-15 digits. */
export function looksLikePhone(raw: string): boolean {
  return /^\+?\d{3,15}$/.test(halfWidth(raw).replace(/[-()]/g, ''));
}

function halfWidth(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s\p{Cf}.·]/gu, '')
    .replace(/\p{Pd}/gu, '-');
}

/** One spelling per line, so that 075588888888 and 0755-88888888 are seen as the same number. */
function hyphenated(value: string): string {
  const [, digits = '', extension = ''] = /^(0\d{2,3}-?\d{7,8})(-\d{1,6})?$/.exec(value) ?? [];
  const bare = digits.replace('-', '');
  const area = AREA.exec(bare)?.[0] ?? '';
  const local = bare.slice(area.length);
  return /^\d{7,8}$/.test(local) ? `${area}-${local}${extension}` : value;
}
