import { z } from 'zod';
import { choice, count, day, flag, given, instant, list, long, ref, text } from '../core/fields.ts';
import { levels } from '../customers/model.ts';

/** 联系方式: 电话 微信 短信 面谈 信件 */
export const contactMethods = ['call', 'wechat', 'sms', 'talk', 'letter'] as const;
export type ContactMethod = (typeof contactMethods)[number];
/** 结果: 接通 未接 约到店 约试驾 要报价 暂缓 战败 */
export const contactOutcomes = ['reached', 'missed', 'coming', 'drive', 'quote', 'later', 'lost'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];
/** What a contact keeps besides the cadence: 感谢信, and the calls after a delivery. */
export const servedPromises = ['thankYou', 'delivery3', 'delivery7', 'delivery30'] as const;
export type ServedPromise = (typeof servedPromises)[number];

/** 联系记录: one row of 客户洽谈卡. Who and when are those of the saving. */
export const contactFields = z.object({
  customerId: ref('customer'),
  at: instant(),
  method: given(contactMethods),
  outcome: given(contactOutcomes),
  /** 对方联系: the customer called us. */
  inbound: flag(),
  serves: choice(servedPromises),
  plannedPurpose: text({ personal: true }),
  preparedQuestions: long({ personal: true }),
  predictedAnswers: long({ personal: true }),
  content: long({ personal: true }),
  signals: list(),
  levelBefore: choice(levels),
  levelAfter: choice(levels),
  /** What stood on the card before, for taking the row back. */
  nextBeforeOn: day(),
  nextContactOn: day(),
  nextPurpose: text({ personal: true }),
  managerNote: long({ max: 400, personal: true }),
  managerNoteAt: instant(),
  managerNoteById: ref('staff'),
  /** 作废: struck through; the row stays. */
  struckAt: instant(),
  struckReason: text(),
  struckById: ref('staff'),
});
export type ContactFields = z.infer<typeof contactFields>;

/** 预约事由: 看车 试驾 洽谈签约 提车 其他 */
export const appointmentPurposes = ['viewing', 'drive', 'deal', 'pickup', 'other'] as const;
/** 待到店 已到店 未到 取消 */
export const appointmentStates = ['expected', 'arrived', 'missed', 'cancelled'] as const;

/** 邀约: a customer who said when they will come. */
export const appointmentFields = z.object({
  customerId: ref('customer'),
  at: instant(),
  purpose: given(appointmentPurposes),
  consultantId: ref('staff'),
  partySize: count({ min: 1, max: 99, range: 'partySize.range' }),
  note: text({ max: 200, personal: true }),
  state: given(appointmentStates),
  /** The visit it became. */
  visitId: ref('visit'),
});
export type AppointmentFields = z.infer<typeof appointmentFields>;
