import { z } from 'zod';
import { count, day, given, long, ref } from '../core/fields.ts';

/** What a plan counts, under the names 报表 has for it: 联系 批次 试驾 订单, and over a week or a month 新建卡 and 交车 too. */
export const dayPlanCounts = ['contacts', 'parties', 'drives', 'orders'] as const;
export const planCounts = [...dayPlanCounts, 'newCards', 'deliveries'] as const;
export type PlanCount = (typeof planCounts)[number];

const much = () => count({ max: 9_999, range: 'number.range' });
const dayPlan = { contacts: much(), parties: much(), drives: much(), orders: much() };

/** 销售日报表: what a consultant adds to the day that fills itself: tomorrow's plan; and what the manager says to it. */
export const dailyReportFields = z.object({
  staffId: ref('staff'),
  on: day(),
  /** 自评与问题 */
  summary: long({ personal: true }),
  /** 明日计划 */
  plan: long({ personal: true }),
  /** In numbers. */
  ...dayPlan,
  /** 经理批示 */
  instruction: long({ personal: true }),
});
export type DailyReportFields = z.infer<typeof dailyReportFields>;

/** 周计划 月计划; the 日计划 is tomorrow's plan of the daily report. */
export const planKinds = ['week', 'month'] as const;
export type PlanKind = (typeof planKinds)[number];

/** What a consultant plans for a week or a month, and what the manager says to it. */
export const salesPlanFields = z.object({
  staffId: ref('staff'),
  kind: given(planKinds),
  /** Its first day: a Monday, or the first of a month. */
  fromOn: day(),
  plan: long({ personal: true }),
  ...dayPlan,
  newCards: much(),
  deliveries: much(),
  instruction: long({ personal: true }),
});
export type SalesPlanFields = z.infer<typeof salesPlanFields>;

/** 早会 夕会 */
export const meetingKinds = ['morning', 'evening'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** 会议纪要 of a day's meeting. */
export const meetingFields = z.object({
  on: day(),
  kind: given(meetingKinds),
  /** 通知与要求 */
  announcements: long({ personal: true }),
  /** 讨论的案例 */
  cases: long({ personal: true }),
});
export type MeetingFields = z.infer<typeof meetingFields>;
