import { z } from 'zod';
import { choice, count, day, flag, given, list, long, name, ref, text } from '../core/fields.ts';

/** 个人 / 单位 */
export const customerKinds = ['person', 'company'] as const;
/** 潜在客户 / 正式客户 */
export const customerStages = ['prospect', 'formal'] as const;
/** Levels of DOMAIN 2e: O ordered, H A B+ B C by buying window, none 无级, F lost or dormant, D delivered. */
export const levels = ['O', 'H', 'A', 'B+', 'B', 'C', 'none', 'F', 'D'] as const;
export type Level = (typeof levels)[number];
export const idTypes = [
  'residentId',
  'hkMoTwResidence',
  'foreignerPermanent',
  'homeReturn',
  'taiwanPermit',
  'passport',
  'officer',
  'other',
] as const;
export type IdType = (typeof idTypes)[number];
/** 首购 / 换购 / 增购 */
export const buyTypes = ['first', 'replace', 'additional'] as const;
/** 全款 / 贷款 */
export const payments = ['cash', 'loan'] as const;
export const genders = ['male', 'female'] as const;
/** Consent to share with head office (PIPL): a customer without `granted` never reaches the head-office CRM. */
export const consentStates = ['none', 'granted', 'withdrawn'] as const;
/** 书面 / 口头 / 短信 / 线上 */
export const consentMethods = ['written', 'oral', 'sms', 'online'] as const;

/** Told of a person. */
const personal = { personal: true } as const;

/** May come back as it was shown, the year starred; `customerProblems` refuses one that is no longer what was shown. */
const birthday = z
  .string()
  .regex(/^(\d{4}|\*{4})-(\d{2}|\*{2})-(\d{2}|\*{2})$/, 'day.format')
  .nullish()
  .meta({ control: 'day', ...personal });

/**
 * Fields of the customer card (客户洽谈卡, head, person and need) that a person edits. Shapes only: what depends on several
 * fields (numbers, required groups) is judged by `customerProblems` in `rules.ts`, the same on the form and in the service.
 */
export const customerFields = z.object({
  kind: given(customerKinds),
  name: name(personal),
  gender: choice(genders, personal),
  mobile: text(personal),
  landline: text(personal),
  wechat: text(personal),
  birthOn: birthday,
  idType: choice(idTypes, personal),
  idNo: text(personal),
  address: text({ max: 300, ...personal }),
  occupation: text(personal),
  industry: text(personal),
  education: text(personal),
  family: text(personal),
  hobbies: text(personal),
  uscc: text(),
  contactName: text(personal),
  fleetSize: count(),
  source: text(),
  sourceDetail: text(),
  /** 活动 the card came from, by its name as visits have it. */
  campaign: text(),
  referrer: text(personal),
  ownerId: ref('staff'),
  level: given(levels),
  nextContactOn: day(),
  interestSeries: text(),
  interestModel: text(),
  interestModelId: ref('vehicle_model'),
  interestColor: text(),
  interestNote: long(),
  ownedCar: text(personal),
  rivals: long(),
  mainUse: text(personal),
  mainUser: text(personal),
  budgetBand: text(personal),
  buyTimeBand: text(),
  concerns: long(),
  buyType: choice(buyTypes),
  payment: choice(payments),
  tradeIn: flag(),
  decisionMaker: text(personal),
  remarks: long(personal),
  /** 标签: words of the showroom's own, to find cards by. */
  tags: list({ most: 20 }),
  doNotContact: flag(),
});
export type CustomerFields = z.infer<typeof customerFields>;

export const consentInput = z.object({
  id: z.uuid(),
  rev: z.int(),
  state: z.enum(['granted', 'withdrawn']),
  method: z.enum(consentMethods),
});
