import { halfWidth } from '../core/half-width.ts';
import { isBlank } from '../core/unseen.ts';
import { isMaskedBirthday } from './birthday.ts';
import { checkIdNumber } from './id-number.ts';
import type { CustomerFields } from './model.ts';
import { checkName } from './name.ts';
import { checkLandline, checkMobile, type PhoneResult, readPhone } from './phone.ts';
import { tidyTags } from './tags.ts';
import { checkUscc } from './uscc.ts';

/** One thing wrong or doubtful at one field; `code` is a rule of the catalogues. */
export interface CustomerProblem {
  path: string;
  code: string;
  params?: Record<string, unknown>;
}

type Fields = Partial<CustomerFields>;

/** What keeps a card from being saved (DOMAIN 2c, 3): no name, no way to reach them, or a number that is none. */
export function customerProblems(fields: Fields, todayOn: string): CustomerProblem[] {
  const problems: CustomerProblem[] = [];
  const name = checkName(fields.name ?? '');
  if (!name.ok) problems.push({ path: 'name', code: name.code, ...('params' in name && { params: name.params }) });
  if (!isBlank(fields.contactName)) {
    const contact = checkName(fields.contactName!);
    if (!contact.ok) problems.push({ path: 'contactName', code: contact.code });
  }
  if (isBlank(fields.mobile) && isBlank(fields.landline)) problems.push({ path: 'mobile', code: 'phone.oneRequired' });
  const mobile: PhoneResult | undefined = isBlank(fields.mobile) ? undefined : checkMobile(fields.mobile!);
  if (mobile?.ok === false) problems.push({ path: 'mobile', code: mobile.code });
  if (!isBlank(fields.idNo)) {
    const id = checkIdNumber(fields.idType ?? 'residentId', fields.idNo!, todayOn);
    if (!id.ok) problems.push({ path: 'idNo', code: id.code });
  }
  if (!isBlank(fields.birthOn) && isMaskedBirthday(fields.birthOn!))
    problems.push({ path: 'birthOn', code: 'day.format' });
  if (needsModel(fields)) problems.push({ path: 'interestSeries', code: 'level.needsModel' });
  return problems;
}

/** SEED: name, phone or intended model missing → 无级. A level of interest says nothing without a model. */
const needsModel = (fields: Fields) =>
  ['H', 'A', 'B+', 'B', 'C'].includes(fields.level ?? 'none') &&
  isBlank(fields.interestSeries) &&
  isBlank(fields.interestModel);

/** What looks wrong and is kept all the same, with a word to the person. */
export function customerWarnings(fields: Fields, todayOn: string): CustomerProblem[] {
  const warnings: CustomerProblem[] = [];
  const warn = (path: string, code: string | undefined) => code && warnings.push({ path, code });
  const mobile = isBlank(fields.mobile) ? undefined : checkMobile(fields.mobile!);
  if (mobile?.ok) warn('mobile', mobile.warning);
  if (!isBlank(fields.landline)) warn('landline', checkLandline(fields.landline!).warning);
  if (!isBlank(fields.uscc)) warn('uscc', checkUscc(fields.uscc!).warning);
  if (!isBlank(fields.idNo)) {
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
  if (isBlank(fields.idNo)) return {};
  const id = checkIdNumber(fields.idType ?? 'residentId', fields.idNo!, todayOn);
  return id.ok ? { ...(id.gender && { gender: id.gender }), ...(id.birthOn && { birthOn: id.birthOn }) } : {};
}

/** One spelling of everything, empty as null; an ID number fills a missing gender and birthday. For values without problems. */
export function tidyCustomer<T extends Fields>(fields: T, todayOn: string): T {
  const tidy: Fields = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, typeof value === 'string' && isBlank(value) ? null : value]),
  );
  const name = isBlank(tidy.name) ? undefined : checkName(tidy.name!);
  if (name?.ok) tidy.name = name.value;
  const contact = isBlank(tidy.contactName) ? undefined : checkName(tidy.contactName!);
  if (contact?.ok) tidy.contactName = contact.value;
  const mobile = isBlank(tidy.mobile) ? undefined : checkMobile(tidy.mobile!);
  if (mobile?.ok) tidy.mobile = mobile.value;
  if (!isBlank(tidy.landline)) tidy.landline = checkLandline(tidy.landline!).value;
  // Typed into the wrong one of the two fields; a second mobile stays where it was put.
  if (tidy.mobile === null && tidy.landline && readPhone(tidy.landline)?.kind === 'mobile')
    [tidy.mobile, tidy.landline] = [tidy.landline, null];
  if (tidy.tags !== undefined) tidy.tags = tidyTags(tidy.tags);
  if (!isBlank(tidy.wechat)) tidy.wechat = halfWidth(tidy.wechat!);
  if (!isBlank(tidy.uscc)) tidy.uscc = checkUscc(tidy.uscc!).value;
  if (!isBlank(tidy.idNo)) {
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
  const missing: string[] = needed.filter((field) => isBlank(fields[field]));
  if (isBlank(fields.mobile) && isBlank(fields.landline)) missing.push('mobile');
  return missing;
}
