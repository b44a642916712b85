import { addDays, dayFrom, daysBetween } from '../core/day.ts';

/** Days, both included. */
export interface DaySpan {
  from: string;
  to: string;
}

/** 按日 按周 按月 */
export const units = ['day', 'week', 'month'] as const;
export type Unit = (typeof units)[number];

const weekday = (on: string) => (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
const monthStart = (on: string) => `${on.slice(0, 7)}-01`;
const monthEnd = (on: string) => addDays(monthStart(addDays(monthStart(on), 31)), -1);
/** A calendar has no more days than this in one go. */
const MOST_DAYS = 62;
const MOST_WEEKS_OF_DAYS = 190;

/** How a span is drawn when nobody chose. */
export function usualUnit({ from, to }: DaySpan): Unit {
  const days = daysBetween(from, to) + 1;
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS_OF_DAYS ? 'week' : 'month';
}

const endOf: Readonly<Record<Unit, (on: string) => string>> = {
  day: (on) => on,
  week: (on) => addDays(on, 6 - weekday(on)),
  month: monthEnd,
};

/** The days, weeks (from Monday) or months of a span; the first and the last as far as they are in it. */
export function bucketsOf({ from, to }: DaySpan, unit: Unit): DaySpan[] {
  const buckets: DaySpan[] = [];
  for (let first = from; first <= to; first = addDays(buckets.at(-1)!.to, 1)) {
    const last = endOf[unit](first);
    buckets.push({ from: first, to: last < to ? last : to });
  }
  return buckets;
}

export const spanNames = ['today', 'week', 'month', 'lastMonth', 'quarter', 'year'] as const;
export type SpanName = (typeof spanNames)[number];

/** The days of 今天, 本周, 本月, 上月, 近 90 天, 近一年. */
export function spanOf(name: SpanName, today: string): DaySpan {
  if (name === 'today') return { from: today, to: today };
  if (name === 'week') return { from: addDays(today, -weekday(today)), to: today };
  if (name === 'month') return { from: monthStart(today), to: today };
  if (name === 'quarter') return { from: addDays(today, -89), to: today };
  if (name === 'year') return { from: addDays(today, -364), to: today };
  const to = addDays(monthStart(today), -1);
  return { from: monthStart(to), to };
}

const monthsIn = ({ from, to }: DaySpan) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
const isWholeMonths = ({ from, to }: DaySpan) => from === monthStart(from) && to === monthEnd(to);

/** The span of the same length right before (-1) or after (1); of whole months as many whole months. */
export function steppedFrom(span: DaySpan, direction: -1 | 1): DaySpan {
  if (isWholeMonths(span)) {
    const months = -direction * monthsIn(span);
    return { from: monthsBefore(span.from, months), to: monthEnd(monthsBefore(monthStart(span.to), months)) };
  }
  const days = direction * (daysBetween(span.from, span.to) + 1);
  return { from: addDays(span.from, days), to: addDays(span.to, days) };
}

/** The same day so many months before (later when negative); the last of a shorter month. */
function monthsBefore(on: string, months: number): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const index = year * 12 + month - 1 - months;
  const [of, nth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayFrom(of, nth, day) ?? monthEnd(dayFrom(of, nth, 1)!);
}

/** 前一段 上月同期 去年同期 自选 */
export const comparisons = ['before', 'lastMonth', 'lastYear', 'custom'] as const;
export type Comparison = (typeof comparisons)[number];

/** What a span is compared with: the days right before it, or the same days a month or a year earlier; of whole months whole ones. */
export function comparedWith({ from, to }: DaySpan, comparison: Exclude<Comparison, 'custom'>): DaySpan {
  if (comparison === 'before') return steppedFrom({ from, to }, -1);
  const months = comparison === 'lastMonth' ? 1 : 12;
  const earlier = { from: monthsBefore(from, months), to: monthsBefore(to, months) };
  return isWholeMonths({ from, to }) ? { ...earlier, to: monthEnd(earlier.to) } : earlier;
}
