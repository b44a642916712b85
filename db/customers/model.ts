import { z } from 'zod';
import { list } from '../core/fields.ts';

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

const short = z.string().trim().max(120, 'text.tooLong').nullish();
const long = z.string().trim().max(2000, 'text.tooLong').nullish();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format')
  .nullish();
/** May come back as it was shown, the year starred; `customerProblems` refuses one that is no longer what was shown. */
const birthday = z
  .string()
  .regex(/^(\d{4}|\*{4})-(\d{2}|\*{2})-(\d{2}|\*{2})$/, 'day.format')
  .nullish();

/**
 * Fields of the customer card (客户洽谈卡, head, person and need) that a person edits. Shapes only: what depends on several
 * fields (numbers, required groups) is judged by `customerProblems` in `rules.ts`, the same on the form and in the service.
 */
export const customerFields = z.object({
  kind: z.enum(customerKinds),
  name: z.string().max(400, 'name.tooLong'),
  gender: z.enum(genders).nullish(),
  mobile: short,
  landline: short,
  wechat: short,
  birthOn: birthday,
  idType: z.enum(idTypes).nullish(),
  idNo: short,
  address: z.string().trim().max(300, 'text.tooLong').nullish(),
  occupation: short,
  industry: short,
  education: short,
  family: short,
  hobbies: short,
  uscc: short,
  contactName: short,
  fleetSize: z.int().min(0, 'number.negative').max(1_000_000, 'number.tooLarge').nullish(),
  source: short,
  sourceDetail: short,
  referrer: short,
  ownerId: z.uuid().nullish(),
  level: z.enum(levels),
  nextContactOn: day,
  interestSeries: short,
  interestModel: short,
  interestModelId: z.uuid().nullish(),
  interestColor: short,
  interestNote: long,
  ownedCar: short,
  rivals: long,
  mainUse: short,
  mainUser: short,
  budgetBand: short,
  buyTimeBand: short,
  concerns: long,
  buyType: z.enum(buyTypes).nullish(),
  payment: z.enum(payments).nullish(),
  tradeIn: z.boolean().nullish(),
  decisionMaker: short,
  remarks: long,
  /** 标签: words of the showroom's own, to find cards by. */
  tags: list({ most: 20 }),
  doNotContact: z.boolean().nullish(),
});
export type CustomerFields = z.infer<typeof customerFields>;

export const consentInput = z.object({
  id: z.uuid(),
  rev: z.int(),
  state: z.enum(['granted', 'withdrawn']),
  method: z.enum(consentMethods),
});
