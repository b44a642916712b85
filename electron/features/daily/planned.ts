import { addDays } from '../../../db/core/day.ts';
import { dayPlanCounts, type PlanCount } from '../../../db/daily/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { countOf } from '../reports/service.ts';

export type DayPlanCount = (typeof dayPlanCounts)[number];

/** 日计划 of a day: what was planned for it, and what was reached. */
export interface DayPlan {
  /** The report it was written in; null: nobody planned this day. */
  writtenOn: string | null;
  plan: string | null;
  planned: Record<DayPlanCount, number | null>;
  reached: Record<DayPlanCount, number>;
}

/** After a day off, tomorrow's plan is that of the day one worked last; older ones are about another time. */
const LOOK_BACK_DAYS = 7;

const BEFORE = `SELECT report_on AS writtenOn, plan, contacts, parties, drives, orders FROM daily_report INDEXED BY daily_report_of
  WHERE report_on >= ? AND report_on < ? AND staff_id = ? AND submitted_at IS NOT NULL AND deleted_at IS NULL
  ORDER BY report_on DESC LIMIT 1`;

/** What the counts of 报表 say of somebody's days, both included; days to come hold nothing. */
export const reachedIn = <C extends PlanCount>(
  store: Store,
  names: readonly C[],
  { from, to, staffId }: { from: string; to: string; staffId: string },
): Record<C, number> => {
  const until = to < todayOf(store) ? to : todayOf(store);
  const count = (name: C) => (from > until ? 0 : countOf(store, name, { from, to: until, consultantId: staffId }));
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<C, number>;
};

/** The plan for a day as it was written in the report before it. */
export function dayPlanOf(store: Store, staffId: string, on: string): DayPlan {
  const reached = reachedIn(store, dayPlanCounts, { from: on, to: on, staffId });
  const { writtenOn, plan, ...planned } = (prepared(store.db, BEFORE).get(addDays(on, -LOOK_BACK_DAYS), on, staffId) as
    | (Record<DayPlanCount, number | null> & { writtenOn: string; plan: string | null })
    | undefined) ?? { writtenOn: null, plan: null, contacts: null, parties: null, drives: null, orders: null };
  return { writtenOn, plan, planned, reached };
}
