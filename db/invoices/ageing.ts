import { daysBetween } from '../core/day.ts';

/** 账龄: 未到期 1-30 31-60 61-90 90 天以上 */
export const ageBuckets = ['notDue', 'd30', 'd60', 'd90', 'older'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

/** Days a receivable is over its day; 0: not due. */
export const daysOver = (dueOn: string, on: string): number => Math.max(0, daysBetween(dueOn, on));

/** Bucket of what was due on a day, as of another (DEALS 8): due on that very day is not due yet. */
export function ageOf(dueOn: string, on: string): AgeBucket {
  const days = daysOver(dueOn, on);
  if (days === 0) return 'notDue';
  return days <= 30 ? 'd30' : days <= 60 ? 'd60' : days <= 90 ? 'd90' : 'older';
}
