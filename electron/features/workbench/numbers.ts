import { addDays } from '../../../db/core/day.ts';
import type { CountName } from '../../../db/reports/kpis.ts';
import type { Goals } from '../../../db/targets/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { countOf } from '../reports/service.ts';
import { goalsOf } from '../targets/service.ts';

/** What 工作台 counts; each number opens the rows that 报表 opens for it. */
export const deskCounts = [
  'parties',
  'repeat',
  'captured',
  'notCaptured',
  'newCards',
  'drives',
  'contacts',
  'orders',
  'deliveries',
] as const satisfies CountName[];
export type DeskCount = (typeof deskCounts)[number];
type Counts<C extends DeskCount = DeskCount> = Record<C, number>;

/** A guest who is with a consultant now. */
export interface Received {
  visitId: string;
  name: string | null;
  receivedAt: number;
}

/** 今天, 昨天, 本月 of a consultant, or of the whole showroom, and what the month is to bring. */
export interface DeskNumbers {
  on: string;
  today: Counts;
  yesterday: Counts;
  /** Until today. */
  month: Counts;
  goals: Goals;
  receiving: Received[];
}

/** Counts of days, both included. */
export const countsOf = <C extends DeskCount>(
  store: Store,
  names: readonly C[],
  [from, to]: readonly [string, string],
  consultantId: string | null,
): Counts<C> =>
  Object.fromEntries(names.map((name) => [name, countOf(store, name, { from, to, consultantId })])) as Counts<C>;

const receivingSql = (
  owned: boolean,
) => `SELECT v.id AS visitId, coalesce(c.name, v.guest_name, v.guest_description) AS name,
  v.received_at AS receivedAt FROM visit v INDEXED BY visit_open LEFT JOIN customer c ON c.id = v.customer_id
  WHERE v.state = 'received' AND v.visit_on = ? AND v.channel <> 'call' AND v.deleted_at IS NULL AND v.voided_at IS NULL
  ${owned ? 'AND v.consultant_id = ?' : ''} ORDER BY v.received_at`;

export const receivingOf = (store: Store, ownerId: string | null): Received[] =>
  prepared<Received>(store.db, receivingSql(ownerId !== null)).all(
    todayOf(store),
    ...(ownerId === null ? [] : [ownerId]),
  ) as Received[];

/** The days of this month up to today. */
export const thisMonth = (today: string): [string, string] => [`${today.slice(0, 7)}-01`, today];

/** The numbers of 工作台; nothing is typed twice, all of it comes from visits, contacts and levels. */
export function deskOf(store: Store, ownerId: string | null): DeskNumbers {
  const on = todayOf(store);
  const yesterday = addDays(on, -1);
  return {
    on,
    today: countsOf(store, deskCounts, [on, on], ownerId),
    yesterday: countsOf(store, deskCounts, [yesterday, yesterday], ownerId),
    month: countsOf(store, deskCounts, thisMonth(on), ownerId),
    goals: goalsOf(store, on.slice(0, 7), ownerId),
    receiving: receivingOf(store, ownerId),
  };
}
