import { addDays, daysBetween } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { type CarriedOver, carriedIn, interestLevels, linesOf } from '../../../db/reports/model.ts';
import { inOrder } from '../../kernel/collation.ts';
import { idOf } from '../../kernel/ids.ts';
import { countedSince } from '../../kernel/rollup.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { listStaff } from '../staff/service.ts';
import { readEnrolment } from '../sync/enrolment/enrolled.ts';
import type { Span } from './counts.ts';
import { KPI, MOVES, quoted } from './rollup/tables.ts';

const FROZEN = 'SELECT lines, created_at AS at FROM carry_over WHERE id = ? AND deleted_at IS NULL';
const idOfMonth = (month: string) => idOf('carry_over', month);

/** 月初结转 of a month ('YYYY-MM') as it was frozen. */
export interface MonthStart {
  lines: CarriedOver[];
  /** When it was frozen, UTC ms. */
  at: number;
}

/** Null: nobody froze that month. */
export function frozenOf(store: Store, month: string): MonthStart | null {
  const row = prepared<{ lines: string; at: number }>(store.db, FROZEN).get(idOfMonth(month));
  return row ? { lines: carriedIn(JSON.parse(row.lines) as string[]), at: row.at } : null;
}

/** 月初结转 as a page shows it. */
export interface MonthStartPage {
  /** Null: the month is still open, the numbers are those known by now. */
  frozenAt: number | null;
  lines: (CarriedOver & { ownerName: string | null })[];
}

/** Of all, or of one consultant: as it was frozen, else as it would be now. */
export function monthStartOf(store: Store, month: string, consultantId: string | null): MonthStartPage {
  const frozen = frozenOf(store, month);
  const names = new Map(listStaff(store).map(({ id, name }) => [id, name]));
  const lines = (frozen?.lines ?? carriedBy(store, month) ?? [])
    .filter(({ ownerId }) => consultantId === null || ownerId === consultantId)
    .map((line) => ({ ...line, ownerName: line.ownerId === null ? null : (names.get(line.ownerId) ?? null) }));
  return { frozenAt: frozen?.at ?? null, lines: inOrder(lines, ({ ownerName }) => ownerName ?? '') };
}

const isOfInterest = ({ level }: CarriedOver) => (interestLevels as readonly Level[]).includes(level);

/** 结转 of a span that begins with a month, as it was frozen; null for other spans, for a source or a series, or where nobody froze it. */
export function frozenCards(store: Store, { from, consultantId, source, series }: Span): number | null {
  if (!from.endsWith('-01') || source || series) return null;
  const own = frozenOf(store, from.slice(0, 7))?.lines.filter(
    (line) => isOfInterest(line) && (!consultantId || line.ownerId === consultantId),
  );
  return own?.reduce((sum, { cards }) => sum + cards, 0) ?? null;
}

const AT_START = `SELECT key, ${MOVES.map((move) => `sum(${quoted(move)}) AS ${quoted(move.slice(3))}`).join(', ')} FROM kpi_month
  WHERE part = :part AND month < :month GROUP BY key`;
const LEVELS = MOVES.map((move) => move.slice(3) as Level);

/** Cards of each level and consultant when a month began, by the changes of level known now; null while they are not all counted. */
export function carriedBy(store: Store, month: string): CarriedOver[] | null {
  if (countedSince(store.db, KPI) !== '') return null;
  type Row = { key: string } & Record<Level, number>;
  const rowsOf = (part: string) => prepared<Row>(store.db, AT_START).all({ part, month }) as Row[];
  const owned = rowsOf('consultant').flatMap(({ key, ...row }) =>
    LEVELS.map((level) => ({ ownerId: key, level, cards: row[level] })),
  );
  const ofLevel = (level: Level) =>
    owned.filter((line) => line.level === level).reduce((sum, { cards }) => sum + cards, 0);
  const nobodys = rowsOf('all').flatMap((row) =>
    LEVELS.map((level) => ({ ownerId: null, level, cards: row[level] - ofLevel(level) })),
  );
  return [...owned, ...nobodys].filter(({ cards }) => cards > 0);
}

/** A PC that heard of nobody for so long leaves the month to the others, which know better, and so many days. */
const QUIET_MS = 24 * 3_600_000;
const LEFT_TO_OTHERS_DAYS = 3;
/** Months that are frozen late when nobody did in time, this one included. */
const MONTHS = 13;
const SYSTEM = { id: 'system' };

/** What is known here may be less than all there is. */
function isBehind(store: Store, today: string): boolean {
  const enrolled = readEnrolment(store.db);
  if (enrolled === null) return false;
  if (enrolled.snapshotAfter !== null) return true;
  const isQuiet = (enrolled.lastOkAt ?? 0) < store.clock.now() - QUIET_MS;
  return isQuiet && daysBetween(`${today.slice(0, 7)}-01`, today) < LEFT_TO_OTHERS_DAYS;
}

const FIRST = "SELECT min(month) AS month FROM kpi_month WHERE part = 'all'";

/** Freezes the start of this month, and of earlier ones that nobody froze. @returns false when something of it is left for the next look */
export function freezeMonths(store: Store): boolean {
  const today = todayOf(store);
  if (countedSince(store.db, KPI) !== '') return false;
  // The month in which the showroom made its first card began with none.
  const { month: first } = prepared<{ month: string | null }>(store.db, FIRST).get()!;
  const open: string[] = [];
  for (let month = today.slice(0, 7), n = 0; n < MONTHS; month = addDays(`${month}-01`, -1).slice(0, 7), n += 1)
    if (first !== null && month > first && frozenOf(store, month) === null) open.push(month);
  if (open.length === 0) return true;
  if (isBehind(store, today)) return false;
  store.write(SYSTEM, (tx) => {
    for (const month of open)
      tx.insert('carry_over', { id: idOfMonth(month), month, lines: linesOf(carriedBy(store, month)!) });
  });
  return true;
}
