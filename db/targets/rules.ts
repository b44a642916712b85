import type { Role } from '../staff/model.ts';
import { type Goals, targetCounts } from './model.ts';

/** Who sets 目标; a consultant reads their own and the showroom's. */
export const TARGET_SETTERS: readonly Role[] = ['manager', 'admin'];

/** 'YYYY-MM' `months` later (earlier when negative). */
export function addMonths(month: string, months: number): string {
  const [year = 0, inYear = 1] = month.split('-').map(Number);
  const since = year * 12 + inYear - 1 + months;
  return `${String(Math.floor(since / 12)).padStart(4, '0')}-${String((since % 12) + 1).padStart(2, '0')}`;
}

/** The first and the last day of a month, `YYYY-MM-DD`. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const next = Date.parse(`${addMonths(month, 1)}-01`);
  return { from: `${month}-01`, to: new Date(next - 86_400_000).toISOString().slice(0, 10) };
}

export const noGoals: Goals = {
  orders: null,
  deliveries: null,
  parties: null,
  newCards: null,
  drives: null,
  captureBp: null,
};

/** 合计 of the consultants; a share of several people is no sum. */
export function summed(of: readonly Partial<Goals>[]): Goals {
  const sum = { ...noGoals };
  for (const name of targetCounts)
    for (const goals of of) {
      const one = goals[name] ?? null;
      if (one !== null) sum[name] = (sum[name] ?? 0) + one;
    }
  return sum;
}

/** The showroom's goals: its own, and where it has none the sum of its consultants'. */
export function showroomGoals(own: Partial<Goals>, consultants: readonly Partial<Goals>[]): Goals {
  const sum = summed(consultants);
  return Object.fromEntries(
    Object.entries(sum).map(([name, value]) => [name, own[name as keyof Goals] ?? value]),
  ) as unknown as Goals;
}
