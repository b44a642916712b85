import { z } from 'zod';
import { choice, flag, given, long, name, ref, text } from '../core/fields.ts';
import { isBlank } from '../core/unseen.ts';
import { genders } from './model.ts';
import { checkName } from './name.ts';
import { checkLandline, checkMobile } from './phone.ts';
import type { CustomerProblem } from './rules.ts';

/** 联系人: somebody one talks to at a company customer (or for a person who has others call). */
export const contactPersonFields = z.object({
  customerId: ref('customer'),
  name: name({ personal: true }),
  gender: choice(genders),
  mobile: text({ personal: true }),
  landline: text({ personal: true }),
  /** 职务: what they are there. */
  title: text(),
  remarks: long({ max: 400 }),
  /** 主联系人: asked for first. */
  main: flag(),
});
export type ContactPersonFields = z.infer<typeof contactPersonFields>;

/** 家人 推荐人 同事 朋友 上下级单位 其他, read from `fromId` to `toId`: "its recommender is". */
export const relationKinds = ['family', 'recommender', 'colleague', 'friend', 'company', 'other'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** 客户关系: between two cards, shown on both. */
export const relationFields = z.object({
  fromId: ref('customer'),
  toId: ref('customer'),
  kind: given(relationKinds),
  note: text({ max: 200 }),
});

/** What keeps a contact person from being saved: no name, or a mobile number that is none. */
export function contactPersonProblems(fields: Partial<ContactPersonFields>): CustomerProblem[] {
  const problems: CustomerProblem[] = [];
  const named = checkName(fields.name ?? '');
  if (!named.ok) problems.push({ path: 'name', code: named.code });
  const mobile = isBlank(fields.mobile) ? undefined : checkMobile(fields.mobile!);
  if (mobile?.ok === false) problems.push({ path: 'mobile', code: mobile.code });
  return problems;
}

/** One spelling of name and numbers. */
export function tidyContactPerson<T extends Partial<ContactPersonFields>>(fields: T): T {
  const tidy = { ...fields };
  const named = isBlank(tidy.name) ? undefined : checkName(tidy.name!);
  if (named?.ok) tidy.name = named.value;
  const mobile = isBlank(tidy.mobile) ? undefined : checkMobile(tidy.mobile!);
  if (mobile?.ok) tidy.mobile = mobile.value;
  if (!isBlank(tidy.landline)) tidy.landline = checkLandline(tidy.landline!).value;
  return tidy;
}
