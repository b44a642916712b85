import { dayOf, daysBetween } from '../../../db/core/day.ts';
import type { LevelRule } from '../../../db/customers/levels.ts';
import type { Level } from '../../../db/customers/model.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { levelRules } from '../customers/levels/rules.ts';

/** Compartments of the drawer, hottest first; delivered and lost cards lie elsewhere. */
export const drawerLevels = ['O', 'H', 'A', 'B+', 'B', 'C', 'none'] as const satisfies Level[];

/** Cards of one compartment that are shown; the count tells of the others. */
const MOST = 60;

/** A card in the drawer. */
export interface DrawerCard {
  id: string;
  rev: number;
  name: string;
  interest: string | null;
  nextContactOn: string | null;
  ownerId: string | null;
  ownerName: string | null;
  /** How long it has had its level. */
  daysInLevel: number;
}

export interface Compartment {
  rule: LevelRule;
  count: number;
  overdue: number;
  cards: DrawerCard[];
}

const cards = (owned: boolean) => `SELECT c.id, c.rev, c.name,
  nullif(trim(coalesce(c.interest_model, c.interest_series, '') || ' ' || coalesce(c.interest_color, '')), '') AS interest,
  c.next_contact_on AS nextContactOn, c.owner_id AS ownerId, s.name AS ownerName,
  coalesce((SELECT max(l.created_at) FROM level_change l WHERE l.customer_id = c.id AND l.deleted_at IS NULL), c.created_at) AS since
  FROM customer c LEFT JOIN staff s ON s.id = c.owner_id
  WHERE c.level = ?${owned ? ' AND c.owner_id = ?' : ''} AND c.deleted_at IS NULL AND c.merged_into IS NULL
  ORDER BY c.next_contact_on IS NULL, c.next_contact_on, c.id LIMIT ${MOST}`;
const counts = (owned: boolean) => `SELECT level, count(*) AS count, sum(next_contact_on < ?) AS overdue FROM customer
  WHERE ${owned ? 'owner_id = ? AND ' : ''}deleted_at IS NULL AND merged_into IS NULL GROUP BY level`;

/** 抽屉: the cards of a consultant, or of all, by level; what is due first. */
export function drawerOf(store: Store, ownerId: string | null): Compartment[] {
  const today = todayOf(store);
  const owned = ownerId !== null;
  const owner = owned ? [ownerId] : [];
  const rules = levelRules(store.db, today);
  const found = store.db.prepare(counts(owned)).all(today, ...owner) as {
    level: Level;
    count: number;
    overdue: number;
  }[];
  return drawerLevels.map((level) => {
    const total = found.find((one) => one.level === level);
    const rows = store.db.prepare(cards(owned)).all(level, ...owner) as (Omit<DrawerCard, 'daysInLevel'> & {
      since: number;
    })[];
    return {
      rule: rules.find((rule) => rule.level === level)!,
      count: total?.count ?? 0,
      overdue: total?.overdue ?? 0,
      cards: rows.map(({ since, ...card }) => ({ ...card, daysInLevel: daysBetween(dayOf(since), today) })),
    };
  });
}
