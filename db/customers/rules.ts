import { isMaskedBirthday } from './birthday.ts';
import { checkIdNumber } from './id-number.ts';
import type { CustomerFields } from './model.ts';
import { checkName } from './name.ts';
import { checkLandline, checkMobile } from './phone.ts';
import { checkUscc } from './uscc.ts';

/** One thing wrong or doubtful at one field; `code` is a rule of the catalogues. */
export interface CustomerProblem {
  path: string;
  code: string;
  params?: Record<string, unknown>;
}

type Fields = Partial<CustomerFields>;

const blank = (value: unknown) => value === null || value === undefined || String(value).trim() === '';

/** What keeps a card from being saved (DOMAIN 2c, 3): no name, no way to reach them, or a number that is none. */
export function customerProblems(fields: Fields, todayOn: string): CustomerProblem[] {
  const problems: CustomerProblem[] = [];
  const name = checkName(fields.name ?? '');
  if (!name.ok) problems.push({ path: 'name', code: name.code, ...('params' in name && { params: name.params }) });
  if (!blank(fields.contactName)) {
    const contact = checkName(fields.contactName!);
    if (!contact.ok) problems.push({ path: 'contactName', code: contact.code });
  }
  if (blank(fields.mobile) && blank(fields.landline)) problems.push({ path: 'mobile', code: 'phone.oneRequired' });
  if (!blank(fields.mobile) && !checkMobile(fields.mobile!).ok) problems.push({ path: 'mobile', code: 'phone.format' });
  if (!blank(fields.idNo)) {
    const id = checkIdNumber(fields.idType ?? 'residentId', fields.idNo!, todayOn);
    if (!id.ok) problems.push({ path: 'idNo', code: id.code });
  }
  if (!blank(fields.birthOn) && isMaskedBirthday(fields.birthOn!))
    problems.push({ path: 'birthOn', code: 'day.format' });
  if (needsModel(fields)) problems.push({ path: 'interestSeries', code: 'level.needsModel' });
  return problems;
}

/** SEED: name, phone or intended model missing → 无级. A level of interest says nothing without a model. */
const needsModel = (fields: Fields) =>
  ['H', 'A', 'B+', 'B', 'C'].includes(fields.level ?? 'none') &&
  blank(fields.interestSeries) &&
  blank(fields.interestModel);

/** What looks wrong and is kept all the same, with a word to the person. */
export function customerWarnings(fields: Fields, todayOn: string): CustomerProblem[] {
  const warnings: CustomerProblem[] = [];
  const warn = (path: string, code: string | undefined) => code && warnings.push({ path, code });
  if (!blank(fields.landline)) warn('landline', checkLandline(fields.landline!).warning);
  if (!blank(fields.uscc)) warn('uscc', checkUscc(fields.uscc!).warning);
  if (!blank(fields.idNo)) {
    const id = checkIdNumber(fields.idType ?? 'residentId', fields.idNo!, todayOn);
    if (id.ok) {
      warn('idNo', id.warning);
      if (id.gender && fields.gender && id.gender !== fields.gender) warn('gender', 'idNumber.otherGender');
      if (id.birthOn && fields.birthOn && id.birthOn !== fields.birthOn) warn('birthOn', 'idNumber.otherBirthday');
    }
  }
  return warnings;
}

/** Gender and birthday an ID number tells; empty when it is none or does not say. */
export function factsOfId(fields: Fields, todayOn: string): Pick<Fields, 'gender' | 'birthOn'> {
  if (blank(fields.idNo)) return {};
  const id = checkIdNumber(fields.idType ?? 'residentId', fields.idNo!, todayOn);
  return id.ok ? { ...(id.gender && { gender: id.gender }), ...(id.birthOn && { birthOn: id.birthOn }) } : {};
}

/** One spelling of everything, empty as null; an ID number fills a missing gender and birthday. For values without problems. */
export function tidyCustomer<T extends Fields>(fields: T, todayOn: string): T {
  const tidy: Fields = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, typeof value === 'string' && blank(value) ? null : value]),
  );
  const name = blank(tidy.name) ? undefined : checkName(tidy.name!);
  if (name?.ok) tidy.name = name.value;
  const contact = blank(tidy.contactName) ? undefined : checkName(tidy.contactName!);
  if (contact?.ok) tidy.contactName = contact.value;
  const mobile = blank(tidy.mobile) ? undefined : checkMobile(tidy.mobile!);
  if (mobile?.ok) tidy.mobile = mobile.value;
  if (!blank(tidy.landline)) tidy.landline = checkLandline(tidy.landline!).value;
  if (!blank(tidy.uscc)) tidy.uscc = checkUscc(tidy.uscc!).value;
  if (!blank(tidy.idNo)) {
    tidy.idType ??= 'residentId';
    const id = checkIdNumber(tidy.idType, tidy.idNo!, todayOn);
    if (id.ok) tidy.idNo = id.value;
    const facts = factsOfId(tidy, todayOn);
    tidy.gender ??= facts.gender ?? null;
    tidy.birthOn ??= facts.birthOn ?? null;
  }
  return tidy as T;
}

const FORMAL_PERSON = ['name', 'idNo', 'address'] as const;
const FORMAL_COMPANY = ['name', 'uscc', 'contactName', 'address'] as const;

/** Fields 潜在客户 → 正式客户 still lacks (L-DMS 3.4.1): what a contract needs to be written. */
export function missingForFormal(fields: Fields): string[] {
  const needed: readonly (keyof CustomerFields)[] = fields.kind === 'company' ? FORMAL_COMPANY : FORMAL_PERSON;
  const missing: string[] = needed.filter((field) => blank(fields[field]));
  if (blank(fields.mobile) && blank(fields.landline)) missing.push('mobile');
  return missing;
}
