import { addDays } from '../core/day.ts';
import type { PlanKind } from './model.ts';

/** Days since Monday. */
const weekday = (on: string) => (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The first day of the week or month that holds a day. */
export const startOf = (kind: PlanKind, on: string): string =>
  kind === 'week' ? addDays(on, -weekday(on)) : `${on.slice(0, 7)}-01`;

/** The first day of the one after. */
export const nextStart = (kind: PlanKind, from: string): string =>
  kind === 'week' ? addDays(from, 7) : startOf('month', addDays(from, 31));

/** The first day of the one before. */
export const previousStart = (kind: PlanKind, from: string): string => startOf(kind, addDays(from, -1));

/** Its last day. */
export const endOf = (kind: PlanKind, from: string): string => addDays(nextStart(kind, from), -1);
