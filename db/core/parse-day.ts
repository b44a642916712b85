import { addDays, dayFrom, daysBetween } from './day.ts';

const SPOKEN: Record<string, number> = { 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2 };

/**
 * A day as people type it → 'YYYY-MM-DD', or undefined when it is none. Takes 20251123, 2025-11-23, 2025/1/3,
 * 2025.1.3, 2025年1月3日, 11/23, 1月3日, 今天/昨天/明天…, full-width too. Without a year it is the one nearest to
 * `todayOn`: a "1/3" typed on 28 December is next week, a "12/28" typed on 3 January was last week.
 */
export function parseDay(text: string, todayOn: string): string | undefined {
  const typed = text.normalize('NFKC').replace(/\s+/g, '');
  const spoken = SPOKEN[typed];
  if (spoken !== undefined) return addDays(todayOn, spoken);
  const full = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed);
  if (full) return dayFrom(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(typed);
  return short ? nearest(Number(short[1]), Number(short[2]), todayOn) : undefined;
}

function nearest(month: number, day: number, todayOn: string): string | undefined {
  const year = Number(todayOn.slice(0, 4));
  const distance = (on: string) => Math.abs(daysBetween(todayOn, on));
  return [year, year + 1, year - 1]
    .map((candidate) => dayFrom(candidate, month, day))
    .filter((on) => on !== undefined)
    .sort((a, b) => distance(a) - distance(b))[0];
}
