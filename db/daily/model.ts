import { z } from 'zod';
import { day, given, long, ref } from '../core/fields.ts';

/** 销售日报表: what a consultant adds to the day that fills itself: tomorrow's plan; and what the manager says to it. */
export const dailyReportFields = z.object({
  staffId: ref('staff'),
  on: day(),
  /** 自评与问题 */
  summary: long({ personal: true }),
  /** 明日计划 */
  plan: long({ personal: true }),
  /** 经理批示 */
  instruction: long({ personal: true }),
});
export type DailyReportFields = z.infer<typeof dailyReportFields>;

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
