import { checkIdNumber, normaliseIdNumber } from './id-number.ts';
import type { IdType } from './model.ts';

/** 错误 15 位旧号 存疑: what may be said against one number; that it stands on two cards only all of them tell. */
export const idFindings = ['wrong', 'old15', 'doubtful', 'doubled'] as const;
export type IdFinding = (typeof idFindings)[number];

/** What a number is by itself; null when nothing is to be said. `code` is the rule of the catalogues that it breaks. */
export function judgeIdNumber(
  type: IdType | null,
  raw: string,
  todayOn: string,
): { finding: Exclude<IdFinding, 'doubled'>; code: string } | null {
  const checked = checkIdNumber(type ?? 'residentId', raw, todayOn);
  if (checked.ok) return checked.warning ? { finding: 'doubtful', code: checked.warning } : null;
  // First-generation cards of before 2013: 15 digits, no check digit.
  if ((type ?? 'residentId') === 'residentId' && /^\d{15}$/.test(normaliseIdNumber('residentId', raw)))
    return { finding: 'old15', code: 'idNumber.old15' };
  return { finding: 'wrong', code: checked.code };
}

/** Two numbers are the same one when this is, however they were written. */
export const sameIdNumber = (type: IdType | null, raw: string): string => normaliseIdNumber(type ?? 'residentId', raw);
