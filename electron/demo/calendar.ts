import { addDays, dayRange } from '../../db/core/day.ts';
import type { Dice } from './dice.ts';

const HOUR_MS = 3_600_000;
/** Share of arrivals by the hour a showroom is open: late morning, a lull at lunch, the afternoon. */
const BY_HOUR: readonly (readonly [number, number])[] = [
  [9, 6],
  [10, 14],
  [11, 13],
  [12, 6],
  [13, 8],
  [14, 15],
  [15, 16],
  [16, 12],
  [17, 7],
  [18, 3],
];

/** How busy a day is: Saturdays and Sundays carry the week, the National Day week is the best, the Spring Festival the quietest. */
function weightOf(on: string): number {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  const season = /-10-0[1-7]$/.test(on) ? 1.6 : /-02-(0[8-9]|1[0-6])$/.test(on) ? 0.25 : 1;
  return season * (weekday === 6 ? 2.2 : weekday === 0 ? 1.9 : weekday === 5 ? 1.1 : 0.8);
}

/** `count` arrivals (UTC ms, oldest first) over the `days` days before `today`, today left out. */
export function arrivalsBefore(by: Dice, today: string, days: number, count: number): number[] {
  const calendar = Array.from({ length: days }, (_, i) => {
    const on = addDays(today, i - days);
    return [dayRange(on)[0], weightOf(on)] as const;
  });
  const one = () => by.weighted(calendar) + by.weighted(BY_HOUR) * HOUR_MS + by.int(0, 59) * 60_000 + by.int(0, 59_999);
  return Array.from({ length: count }, one).sort((a, b) => a - b);
}
