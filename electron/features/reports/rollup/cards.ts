import { dayOf, dayRange } from '../../../../db/core/day.ts';
import type { Level } from '../../../../db/customers/model.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { countedSince } from '../../../kernel/rollup.ts';
import { prepared } from '../../../kernel/statements.ts';
import { isComing } from '../sql.ts';
import { KPI, MOVES, type Move, movesTo, OF_CARD, onTop, quoted } from './tables.ts';

interface Card {
  ownerId: string | null;
  source: string | null;
  series: string | null;
  level: Level;
  createdAt: number;
  deletedAt: number | null;
  mergedInto: string | null;
}

interface Step {
  at: number;
  id: string;
  fromLevel: Level | null;
  toLevel: Level;
}

type Count = (typeof OF_CARD)[number] | Move;
/** What a card is counted as: under whose name, and its numbers by day. Kept as JSON, so that it can be taken away again. */
interface Counted {
  keys: readonly (string | null)[];
  days: Record<string, Partial<Record<Count, number>>>;
}

const CARD = `SELECT owner_id AS ownerId, source, interest_series AS series, level, created_at AS createdAt, deleted_at AS deletedAt,
  merged_into AS mergedInto FROM customer WHERE id = ?`;
const MERGED = 'SELECT id FROM customer INDEXED BY customer_merged WHERE merged_into = ?';
const STEPS = `SELECT created_at AS at, id, from_level AS fromLevel, to_level AS toLevel FROM level_change INDEXED BY level_change_of
  WHERE customer_id = ? AND deleted_at IS NULL`;
const VISITS = `SELECT arrived_at AS at FROM visit v INDEXED BY visit_customer WHERE customer_id = ? AND ${isComing('v')}`;

/** A card with all that were merged into it. */
function withMerged(db: Connection, id: string): string[] {
  const ids = new Set([id]);
  // What is added is walked too.
  for (const one of ids) for (const { id: other } of prepared<{ id: string }>(db, MERGED).all(one)) ids.add(other);
  return [...ids];
}

const inOrder = (a: Step, b: Step) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** What a card is counted as; nothing when it does not stand. */
function countedAs(db: Connection, id: string): Counted | null {
  const card = prepared<Card>(db, CARD).get(id);
  if (!card || card.deletedAt !== null || card.mergedInto !== null) return null;
  const ids = withMerged(db, id);
  const steps = ids.flatMap((one) => prepared<Step>(db, STEPS).all(one)).sort(inOrder);
  const visits = ids.flatMap((one) => prepared<{ at: number }>(db, VISITS).all(one));
  const days: Counted['days'] = {};
  const add = (at: number, count: Count, n = 1) => {
    const on = dayOf(at);
    const day = days[on] ?? {};
    days[on] = { ...day, [count]: (day[count] ?? 0) + n };
  };
  add(card.createdAt, 'newCards');
  if (visits.length >= 2) add(card.createdAt, 'cameTwice');
  // What it was before its first change that change tells; one that never changed is what it is. Nobody noted when O was ordered.
  const [first] = steps;
  let level = first ? first.fromLevel : card.level;
  if (level === 'O') level = null;
  if (level !== null) add(Math.min(card.createdAt, first?.at ?? card.createdAt), movesTo(level));
  const ofMonth = new Set<string>();
  for (const { at, toLevel } of steps) {
    if (toLevel !== level) {
      if (level !== null) add(at, movesTo(level), -1);
      add(at, movesTo(toLevel));
      level = toLevel;
    }
    // Once a month each: two PCs that note the same order note it once.
    const month = `${toLevel} ${dayOf(at).slice(0, 7)}`;
    if (ofMonth.has(month)) continue;
    ofMonth.add(month);
    if (toLevel === 'O') {
      const came = visits.filter((visit) => visit.at <= at).length;
      add(at, 'orders');
      add(at, came <= 1 ? 'firstOrders' : 'repeatOrders');
    }
    if (toLevel === 'D') add(at, 'deliveries');
    if (toLevel === 'F') add(at, 'losses');
  }
  return { keys: [card.ownerId, card.source, card.series], days };
}

const COLUMNS: readonly Count[] = [...OF_CARD, ...MOVES];
const ADD = `INSERT INTO kpi_day (day, part, key, ${COLUMNS.map(quoted).join(', ')}) VALUES (?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})
  ${onTop(COLUMNS)}`;
const MOVE = `INSERT INTO kpi_month (month, part, key, ${MOVES.map(quoted).join(', ')}) VALUES (?, ?, ?, ${MOVES.map(() => '?').join(', ')})
  ${onTop(MOVES, 'month')}`;

/** Changes of what `kpi_day` holds: of a day, a part and a key each column's. */
type Changes = Map<string, { at: readonly [day: string, part: string, key: string]; values: number[] }>;

/** Adds (1) or takes away (-1) what a card is counted as on the days that are asked for. */
function tally(changes: Changes, { keys, days }: Counted, sign: 1 | -1, isAsked: (day: string) => boolean): void {
  const [consultant, source, series] = keys;
  const parts = Object.entries({ all: '', consultant, source, series });
  for (const [day, counts] of Object.entries(days)) {
    if (!isAsked(day)) continue;
    for (const [part, key] of parts) {
      if (key == null) continue;
      const cell = `${day} ${part} ${key}`;
      const { values } = changes.get(cell) ?? { values: COLUMNS.map(() => 0) };
      changes.set(cell, {
        at: [day, part, key],
        values: values.map((n, at) => n + sign * (counts[COLUMNS[at]!] ?? 0)),
      });
    }
  }
}

/** Writes what is not nothing after all. */
function post(db: Connection, changes: Changes): void {
  const [add, move] = [prepared(db, ADD), prepared(db, MOVE)];
  for (const { at, values } of changes.values()) {
    if (values.every((n) => n === 0)) continue;
    const [day, part, key] = at;
    add.run(day, part, key, ...values);
    const moves = values.slice(OF_CARD.length);
    if (moves.some((n) => n !== 0)) move.run(day.slice(0, 7), part, key, ...moves);
  }
}

const KEPT = 'SELECT counted FROM kpi_card WHERE id = ?';
const KEEP = 'INSERT OR REPLACE INTO kpi_card VALUES (?, ?)';
const DROP = 'DELETE FROM kpi_card WHERE id = ?';

/** Counts one card anew: only what became another number is written. */
function recount(db: Connection, id: string, since: string): void {
  const kept = prepared<{ counted: string }>(db, KEPT).get(id)?.counted ?? null;
  const counted = countedAs(db, id);
  const fresh = counted && JSON.stringify(counted);
  if (fresh === kept) return;
  const isAsked = (day: string) => day >= since;
  const changes: Changes = new Map();
  if (kept !== null) tally(changes, JSON.parse(kept) as Counted, -1, isAsked);
  if (counted !== null) tally(changes, counted, 1, isAsked);
  post(db, changes);
  if (fresh === null) prepared(db, DROP).run(id);
  else prepared(db, KEEP).run(id, fresh);
}

/** A card and those it was merged into, the one that stands last. */
function upFrom(db: Connection, id: string): string[] {
  const ids = new Set([id]);
  for (const one of ids) {
    const into = prepared<Card>(db, CARD).get(one)?.mergedInto;
    if (into) ids.add(into);
  }
  return [...ids];
}

/** Counts a card and the one that stands for it anew. */
export function recountCard(db: Connection, id: string): void {
  const since = countedSince(db, KPI);
  for (const one of upFrom(db, id)) recount(db, one, since);
}

const OF_DAYS = `SELECT id FROM customer INDEXED BY customer_created WHERE created_at >= :since AND created_at < :until
    AND deleted_at IS NULL AND merged_into IS NULL
  UNION SELECT customer_id FROM level_change INDEXED BY level_change_at WHERE created_at >= :since AND created_at < :until`;

/** Counts the cards on days of which nothing is counted yet; `until` is the first day that is. */
export function fillCards(db: Connection, from: string, until: string): void {
  const span = { since: dayRange(from)[0], until: dayRange(until)[0] };
  const found = prepared<{ id: string }>(db, OF_DAYS).all(span);
  const changes: Changes = new Map();
  for (const id of new Set(found.map(({ id: one }) => upFrom(db, one).at(-1)!))) {
    const counted = keptOrMade(db, id);
    if (counted) tally(changes, counted, 1, (day) => day >= from && day < until);
  }
  post(db, changes);
}

/** What a card is kept as having been counted as, from a later day, or is from now on. */
function keptOrMade(db: Connection, id: string): Counted | null {
  const kept = prepared<{ counted: string }>(db, KEPT).get(id)?.counted;
  if (kept !== undefined) return JSON.parse(kept) as Counted;
  const counted = countedAs(db, id);
  if (counted !== null) prepared(db, KEEP).run(id, JSON.stringify(counted));
  return counted;
}
