import { addDays } from '../../../db/core/day.ts';
import { tidy } from '../../../db/core/fields.ts';
import {
  type PlanCount,
  type PlanKind,
  planCounts,
  type SalesPlanFields,
  salesPlanFields,
} from '../../../db/daily/model.ts';
import { endOf, startOf } from '../../../db/daily/periods.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { Goals } from '../../../db/targets/model.ts';
import { idOf } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { activeWithRole } from '../staff/service.ts';
import { goalsOf } from '../targets/service.ts';
import { reachedIn } from './planned.ts';

/** A plan is written at most this long ahead, days. */
const AHEAD_DAYS = 62;

/** Every PC makes the same plan of a period and a person. */
export const planId = (kind: PlanKind, fromOn: string, staffId: string): string =>
  idOf('sales_plan', kind, fromOn, staffId);

type Numbers = Record<PlanCount, number | null>;
type Kept = Pick<RowOf<'sales_plan'>, 'id' | 'plan' | 'submittedAt' | 'instruction' | 'signedAt'> &
  Numbers & { rev: number | null; signedByName: string | null };

/** 周计划, 月计划 of one person beside what is reached, and for a month what was asked of them. */
export interface PlanLine extends Kept {
  staffId: string;
  name: string;
  reached: Record<PlanCount, number>;
  goals: Goals | null;
}

const PLAN = `SELECT p.id, p.rev, p.plan, p.contacts, p.parties, p.drives, p.orders, p.new_cards AS newCards, p.deliveries,
  p.submitted_at AS submittedAt, p.instruction, p.signed_at AS signedAt, s.name AS signedByName
  FROM sales_plan p LEFT JOIN staff s ON s.id = p.signed_by_id WHERE p.id = ? AND p.deleted_at IS NULL`;

const blank = (id: string): Kept => ({
  id,
  rev: null,
  plan: null,
  ...(Object.fromEntries(planCounts.map((name) => [name, null])) as Numbers),
  submittedAt: null,
  instruction: null,
  signedAt: null,
  signedByName: null,
});

/** The plans of the week or month that holds a day: one's own, for managers everybody's. */
export function plansOf(store: Store, who: Who, { kind, on }: { kind: PlanKind; on: string }) {
  const fromOn = startOf(kind, on);
  const toOn = endOf(kind, fromOn);
  const people = activeWithRole(store, ['consultant']).filter(({ id }) => who.role !== 'consultant' || id === who.id);
  const lines = people.map(({ id: staffId, name }): PlanLine => {
    const id = planId(kind, fromOn, staffId);
    return {
      ...(prepared<Kept>(store.db, PLAN).get(id) ?? blank(id)),
      staffId,
      name,
      reached: reachedIn(store, planCounts, { from: fromOn, to: toOn, staffId }),
      goals: kind === 'month' ? goalsOf(store, fromOn.slice(0, 7), staffId) : null,
    };
  });
  return { kind, fromOn, toOn, lines };
}

interface Which {
  kind: PlanKind;
  on: string;
  rev: number | null;
}

function savePlan(
  tx: Write,
  { kind, on, rev, staffId }: Which & { staffId: string },
  values: Partial<RowOf<'sales_plan'>>,
  action: string,
): void {
  const fromOn = startOf(kind, on);
  const id = planId(kind, fromOn, staffId);
  if (tx.get('sales_plan', id)) tx.update('sales_plan', id, values, { rev: rev ?? 0, action });
  else tx.insert('sales_plan', { ...values, id, kind, fromOn, staffId });
}

/**
 * 交计划: one's own, of a week or month that is not over; read and signed by the manager, it stands.
 * @throws Refusal `plan.over`, `plan.ahead`, `daily.signed`, `record.stale`
 */
export const submitPlan = (
  store: Store,
  who: Who,
  { kind, on, rev, ...typed }: Which & Partial<Pick<SalesPlanFields, 'plan' | PlanCount>>,
): void =>
  store.write(who, (tx) => {
    const today = todayOf(store);
    const fromOn = startOf(kind, on);
    if (endOf(kind, fromOn) < today) throw new Refusal('plan.over');
    if (fromOn > addDays(today, AHEAD_DAYS)) throw new Refusal('plan.ahead');
    if (tx.get('sales_plan', planId(kind, fromOn, who.id))?.signedAt) throw new Refusal('daily.signed');
    const said = tidy(salesPlanFields, typed);
    savePlan(tx, { kind, on, rev, staffId: who.id }, { ...said, submittedAt: tx.at }, 'submit');
  });

/** 批示并签字; saved without the signature it is taken back. @throws Refusal `record.stale` */
export const instructPlan = (
  store: Store,
  who: Who,
  { instruction, sign, ...which }: Which & { staffId: string; instruction?: string | null | undefined; sign: boolean },
): void =>
  store.write(who, (tx) => {
    const signed = sign ? { signedAt: tx.at, signedById: who.id } : { signedAt: null, signedById: null };
    savePlan(tx, which, { ...tidy(salesPlanFields, { instruction }), ...signed }, 'sign');
  });
