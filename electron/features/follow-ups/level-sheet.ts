import { addDays, dayOf, dayRange, daysBetween } from '../../../db/core/day.ts';
import type { LevelTrigger } from '../../../db/customers/levels.ts';
import type { Level } from '../../../db/customers/model.ts';
import { standingId, withAliases } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { drawerLevels } from './drawer.ts';

/** Customers on one sheet; whoever has more chooses a consultant. */
const MOST = 500;

/** One step of a customer within the month. */
export interface SheetStep {
  id: string;
  on: string;
  fromLevel: Level | null;
  toLevel: Level;
  trigger: LevelTrigger;
}

/** A line of 潜在顾客等级推进表. */
export interface SheetLine {
  customerId: string;
  name: string;
  ownerName: string | null;
  interest: string | null;
  /** At the start of the month; null: the card was made within it. */
  startLevel: Level | null;
  steps: SheetStep[];
  /** At the end of the month, or now. */
  level: Level;
  nextContactOn: string | null;
  nextPurpose: string | null;
  /** Days the next contact is late as of today; 0 when it is not. */
  overdueDays: number;
}

export interface LevelSheet {
  month: string;
  lines: SheetLine[];
  /** Customers of the month who are left out for want of room. */
  rest: number;
}

type Raw = Omit<SheetLine, 'steps' | 'startLevel' | 'overdueDays'> & {
  createdAt: number;
  before: Level | null;
  doNotContact: 0 | 1 | null;
};

const cards = (
  owned: boolean,
) => `SELECT c.id AS customerId, c.name, s.name AS ownerName, c.level, c.created_at AS createdAt,
  nullif(trim(coalesce(c.interest_model, c.interest_series, '') || ' ' || coalesce(c.interest_color, '')), '') AS interest,
  c.next_contact_on AS nextContactOn, c.do_not_contact AS doNotContact,
  (SELECT l.to_level FROM level_change l WHERE l.customer_id IN ${withAliases('customer', 'c.id')} AND l.created_at < :since
    AND l.deleted_at IS NULL ORDER BY l.created_at DESC, l.id DESC LIMIT 1) AS before,
  (SELECT k.next_purpose FROM contact k WHERE k.customer_id IN ${withAliases('customer', 'c.id')} AND k.deleted_at IS NULL
    AND k.struck_at IS NULL ORDER BY k.at DESC, k.id DESC LIMIT 1) AS nextPurpose
  FROM customer c LEFT JOIN staff s ON s.id = c.owner_id
  WHERE ${owned ? 'c.owner_id = :ownerId AND ' : ''}c.created_at < :until AND c.deleted_at IS NULL AND c.merged_into IS NULL`;
const STEPS = `SELECT id, customer_id AS customerId, created_at AS at, from_level AS fromLevel, to_level AS toLevel, "trigger"
  FROM level_change INDEXED BY level_change_at WHERE created_at >= ? AND deleted_at IS NULL ORDER BY created_at, id`;

type Step = Omit<SheetStep, 'on'> & { customerId: string; at: number };

/** Cards that lie in the drawer; the others are on the sheet only when something happened to them within the month. */
const LIVE: ReadonlySet<Level> = new Set(drawerLevels.filter((level) => level !== 'none'));
function heat(level: Level): number {
  const place = (drawerLevels as readonly Level[]).indexOf(level);
  return place === -1 ? drawerLevels.length : place;
}

/** From the first day of a month ('YYYY-MM') until the first of the next. */
function monthRange(month: string): [since: number, until: number] {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  return [dayRange(`${month}-01`)[0], dayRange(`${next}-01`)[0]];
}

/** 潜在顾客等级推进表 of a month, of one consultant or of all: whose level changed, then the others, the hottest first. */
export function levelSheetOf(store: Store, month: string, ownerId: string | null): LevelSheet {
  const [since, until] = monthRange(month);
  const today = todayOf(store);
  const steps = stepsSince(store, since);
  const found = store.db
    .prepare(cards(ownerId !== null))
    .all({ since, until, ...(ownerId !== null && { ownerId }) }) as Raw[];
  const lines = found.flatMap(({ createdAt, before, doNotContact, ...card }) => {
    const all = steps.get(card.customerId) ?? [];
    const within = all.filter(({ at }) => at < until);
    // Of a card without a step before the month the first one since tells what it was, or it never changed.
    const startLevel = createdAt >= since ? null : (before ?? (all.length > 0 ? all[0]!.fromLevel : card.level));
    const level = within.at(-1)?.toLevel ?? startLevel ?? card.level;
    if (within.length === 0 && !LIVE.has(level)) return [];
    const late = card.nextContactOn === null || doNotContact ? 0 : daysBetween(card.nextContactOn, today);
    const shown = within.map(({ customerId, at, ...step }) => ({ ...step, on: dayOf(at) }));
    return [{ ...card, startLevel, level, steps: shown, overdueDays: Math.max(0, late) }];
  });
  lines.sort(
    (a, b) =>
      (a.ownerName ?? '').localeCompare(b.ownerName ?? '', 'zh') ||
      Number(a.steps.length === 0) - Number(b.steps.length === 0) ||
      heat(a.level) - heat(b.level) ||
      b.overdueDays - a.overdueDays ||
      (a.customerId < b.customerId ? -1 : 1),
  );
  return { month, lines: lines.slice(0, MOST), rest: Math.max(0, lines.length - MOST) };
}

/** Every step from a moment on by the card that stands, the oldest first. */
function stepsSince(store: Store, since: number): Map<string, Step[]> {
  const steps = new Map<string, Step[]>();
  for (const step of store.db.prepare(STEPS).all(since) as Step[]) {
    const id = standingId(store.db, 'customer', step.customerId);
    steps.set(id, [...(steps.get(id) ?? []), step]);
  }
  return steps;
}
