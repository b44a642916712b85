import { addDays } from '../../../db/core/day.ts';

export const spanNames = ['today', 'week', 'month', 'lastMonth', 'quarter', 'year'] as const;
export type SpanName = (typeof spanNames)[number];

const weekday = (on: string) => (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
const monthStart = (on: string) => `${on.slice(0, 7)}-01`;

/** The days of 今天, 本周, 本月, 上月, 近 90 天, 近一年; both ends included. */
export function daysOf(name: SpanName, today: string): { from: string; to: string } {
  if (name === 'today') return { from: today, to: today };
  if (name === 'week') return { from: addDays(today, -weekday(today)), to: today };
  if (name === 'month') return { from: monthStart(today), to: today };
  if (name === 'quarter') return { from: addDays(today, -89), to: today };
  if (name === 'year') return { from: addDays(today, -364), to: today };
  const to = addDays(monthStart(today), -1);
  return { from: monthStart(to), to };
}
