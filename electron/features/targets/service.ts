import { tidy } from '../../../db/core/fields.ts';
import { type Goals, type TargetFields, targetFields } from '../../../db/targets/model.ts';
import { noGoals, showroomGoals } from '../../../db/targets/rules.ts';
import { idOf } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { historying } from '../../records/history.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { activeWithRole } from '../staff/service.ts';

/** Whose goals of a month, and how they stand. */
export interface TargetLine extends Goals {
  id: string;
  /** Null: nothing was set yet. */
  rev: number | null;
  /** Null: the showroom's own. */
  staffId: string | null;
  name: string | null;
}

/** Every PC makes the same row of a month and a person. */
export const targetId = (month: string, staffId: string | null): string =>
  idOf('sales_target', month, staffId ?? 'showroom');

const OF_MONTH = `SELECT t.id, t.rev, t.staff_id AS staffId, s.name, t.orders, t.deliveries, t.parties, t.new_cards AS newCards, t.drives,
  t.capture_bp AS captureBp FROM sales_target t INDEXED BY sales_target_of LEFT JOIN staff s ON s.id = t.staff_id
  WHERE t.month = ? AND t.deleted_at IS NULL`;

/** 月目标: every consultant who is here, those who left with a goal of that month, and the showroom last. */
export function targetsOf(store: Store, month: string): TargetLine[] {
  const set = prepared<TargetLine>(store.db, OF_MONTH).all(month) as TargetLine[];
  const blank = (staffId: string | null, name: string | null): TargetLine => ({
    ...noGoals,
    id: targetId(month, staffId),
    rev: null,
    staffId,
    name,
  });
  const here = activeWithRole(store, ['consultant']).map(
    ({ id, name }) => set.find(({ staffId }) => staffId === id) ?? blank(id, name),
  );
  const left = set.filter(({ id, staffId }) => staffId !== null && !here.some((line) => line.id === id));
  return [...here, ...left, set.find(({ staffId }) => staffId === null) ?? blank(null, null)];
}

/** What a consultant, or the showroom, is to reach in a month. */
export function goalsOf(store: Store, month: string, staffId: string | null): Goals {
  const lines = targetsOf(store, month);
  const own = lines.find((line) => line.staffId === staffId) ?? noGoals;
  const goals =
    staffId === null
      ? showroomGoals(
          own,
          lines.filter((line) => line.staffId !== null),
        )
      : own;
  return Object.fromEntries(Object.keys(noGoals).map((name) => [name, goals[name as keyof Goals]])) as unknown as Goals;
}

/** Goals of one line as they were typed; those left out stay. */
export type TypedTarget = Pick<TargetFields, 'staffId'> & Partial<Goals> & { rev: number | null };

/** Sets goals of a month, all or none. @throws Refusal `record.stale` with what others set meanwhile, `record.missing` of a person */
export const setTargets = (
  store: Store,
  who: Who,
  { month, lines }: { month: string; lines: readonly TypedTarget[] },
): void =>
  store.write(who, (tx) => {
    for (const { staffId = null, rev, ...typed } of lines) {
      if (staffId !== null) requireRecord(tx, 'staff', staffId);
      const id = targetId(month, staffId);
      const goals = tidy(targetFields, typed);
      if (tx.get('sales_target', id)) tx.update('sales_target', id, goals, { rev: rev ?? 0 });
      else tx.insert('sales_target', { ...goals, id, month, staffId });
    }
  });

export const targetHistory = historying(seeing({ entity: 'sales_target' }));
