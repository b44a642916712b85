import { bareCode } from '../core/half-width.ts';

/** Number plates of mainland China, GA 36-2018 (DOMAIN 3). */
export interface PlateResult {
  ok: true;
  value: string;
  warning?: 'plate.format';
}

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const AUTHORITY = '[A-HJ-NP-Z]';
/** What the plates of one town begin with: 川A. */
export const PLATE_PREFIX = new RegExp(`^${PROVINCE}${AUTHORITY}$`);
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

/**
 * A plate typed without its province, as the town here writes it: AD1234 → 川AD1234, 12345 → 川A12345. `prefix` like 川A, or ''.
 * What would not become a plate, and what has its province, stays as it is.
 */
export function completePlate(raw: string, prefix: string): string {
  const { value, warning } = checkPlate(raw);
  if (!warning || !PLATE_PREFIX.test(prefix)) return value;
  const whole = [prefix[0]! + value, prefix + value].find((plate) => !checkPlate(plate).warning);
  return whole ?? value;
}
