import { bareCode } from '../core/half-width.ts';

/** Number plates of mainland China, GA 36-2018 (DOMAIN 3). */
export interface PlateResult {
  ok: true;
  value: string;
  warning?: 'plate.format';
}

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const AUTHORITY = '[A-HJ-NP-Z]';
const ORDINARY = new RegExp(`^${PROVINCE}${AUTHORITY}[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$`);
/** New energy: small cars carry the letter first, large ones last. */
const NEW_ENERGY = new RegExp(`^${PROVINCE}${AUTHORITY}(?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`);

/** Half-width, upper-case, without the dots, dashes and spaces people type; an unusual plate only warns. */
export function checkPlate(raw: string): PlateResult {
  const value = bareCode(raw);
  return ORDINARY.test(value) || NEW_ENERGY.test(value)
    ? { ok: true, value }
    : { ok: true, value, warning: 'plate.format' };
}
