import { addDays, daysBetween } from '../../../db/core/day.ts';
import {
  type CountName,
  type GivenName,
  type RatioName,
  ratiosOf,
  type StandingName,
  standingNames,
} from '../../../db/reports/kpis.ts';
import { bucketsOf, type Unit } from '../../../db/reports/spans.ts';
import type { Goals } from '../../../db/targets/model.ts';
import { addMonths } from '../../../db/targets/rules.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { goalsOf } from '../targets/service.ts';
import { COUNTS, fromSql, type Span, valuesOf } from './counts.ts';
import { frozenCards } from './month-start.ts';
import { byDay, type Counts, keptCount, none } from './reading.ts';
import { COUNTED } from './rollup/tables.ts';
import { keptStanding, standingCount } from './standing-counts.ts';

export interface Bucket {
  from: string;
  to: string;
  counts: Counts;
}

export interface Kpis {
  counts: Record<CountName, number>;
  given: Record<GivenName, number | null>;
  ratios: Record<RatioName, number | null>;
  /** 结转 is that of the month's start as it was frozen, whatever came to be known since. */
  frozen: boolean;
  /** 目标 of the month, where the span is (the beginning of) one and asks for no source or series. */
  goals: Goals | null;
  /** How the counts of days went, day by day, or by week or month. */
  buckets: Bucket[];
}

const add = (total: Counts, counts: Counts) => {
  for (const name of COUNTED) total[name] += counts[name];
};

/** Every KPI of a span. Each count is the number of rows behind it, but for a 结转 that was frozen. */
export async function kpisOf(store: Store, span: Span, unit: Unit = 'day'): Promise<Kpis> {
  const days = await byDay(store, span);
  const frozen = frozenCards(store, span);
  const total = none();
  for (const of of days.values()) add(total, of);
  const counts = {
    ...total,
    carriedOver: frozen ?? (await standingCount(store, 'carriedOver', span)),
    openOrders: await standingCount(store, 'openOrders', span),
  };
  const given = { nextTarget: nextTarget(store, span) };
  const buckets = bucketsOf(span, unit).map((bucket) => ({ ...bucket, counts: none() }));
  let at = 0;
  // Days come in order, and so do the buckets they fall into.
  for (const [day, of] of days) {
    while (day > buckets[at]!.to) at += 1;
    add(buckets[at]!.counts, of);
  }
  return {
    counts,
    given,
    ratios: ratiosOf(counts, given),
    frozen: frozen !== null,
    goals: goalsIn(store, span),
    buckets,
  };
}

function goalsIn(store: Store, { from, to, consultantId, source, series }: Span): Goals | null {
  const month = from.slice(0, 7);
  if (!from.endsWith('-01') || to.slice(0, 7) !== month || source || series) return null;
  return goalsOf(store, month, consultantId ?? null);
}

/** What the month after the span's end is to bring in orders; nobody sets that for a source or a series. */
const nextTarget = (store: Store, { to, consultantId, source, series }: Span): number | null =>
  source || series ? null : goalsOf(store, addMonths(to.slice(0, 7), 1), consultantId ?? null).orders;

const isStanding = (name: CountName): name is StandingName => (standingNames as readonly CountName[]).includes(name);
const rowCount = (store: Store, name: CountName, span: Span): number =>
  prepared<{ n: number }>(store.db, `SELECT count(*) AS n FROM ${fromSql(COUNTS[name], span)}`).get(valuesOf(span))!.n;

const keptOf = (store: Store, name: CountName, span: Span): number | null =>
  isStanding(name) ? keptStanding(store, name, span) : keptCount(store, name, span);

/** One number of a span. */
export const countOf = (store: Store, name: CountName, span: Span): number =>
  keptOf(store, name, span) ?? rowCount(store, name, span);

export interface KpiRow {
  id: string;
  /** UTC ms */
  at: number;
  customerId: string | null;
  label: string;
}

export interface KpiRows {
  /** How many there are, where that was asked; null where nobody keeps the number (two filters at once). */
  count: number | null;
  rows: KpiRow[];
  /** Where the next page starts; null: this was the last. */
  next: Cell[] | null;
}

const PAGE = 50;

/**
 * Walks in which the rows come, one after the other. 结转 were nearly all made before the span; of the newer cards only those with an older
 * history are, and looking through them all must not stand before the first row.
 */
const walksOf = (name: CountName, { since }: ReturnType<typeof valuesOf>): object[] =>
  name === 'carriedOver' ? [{ madeUntil: since }, { made: since }] : [{}];

/** Where the first column of the order ends for rows after the last one that was shown. */
function endsAt(name: CountName, last: Cell): object {
  if (typeof last === 'string') return { to: last };
  return isStanding(name) ? { madeUntil: last + 1 } : { until: last + 1 };
}

type Cell = string | number;
type Row = KpiRow & Record<`key ${number}`, Cell>;

/** 数字背后的明细, a page of them, the newest first. @param counted says how many there are, too */
export function kpiRows(
  store: Store,
  name: CountName,
  span: Span,
  cursor: readonly Cell[] | null = null,
  counted = false,
): KpiRows {
  const { select, order } = COUNTS[name];
  const values = valuesOf(span);
  const walks = walksOf(name, values);
  const keys = order.map((column, nth) => `${column} AS "key ${nth}"`).join(', ');
  const ordered = order.map((column) => `${column} DESC`).join(', ');
  const behind = ` AND (${order.join(', ')}) < (${order.map((_, nth) => `:key${nth}`).join(', ')})`;
  const [first = 0, ...after] = cursor ?? [];
  const found: (Row & { walk: number })[] = [];
  for (let walk = Number(first); walk < walks.length && found.length <= PAGE; walk++) {
    const resumed = cursor !== null && walk === first;
    const sql = `SELECT ${order.at(-1)} AS id, ${select}, ${keys} FROM ${fromSql(COUNTS[name], span)}${resumed ? behind : ''}
      ORDER BY ${ordered} LIMIT :most`;
    const place = resumed ? Object.fromEntries(after.map((value, nth) => [`key${nth}`, value])) : {};
    const ends = resumed ? endsAt(name, after[0]!) : {};
    const most = PAGE + 1 - found.length;
    const rows = prepared<Row>(store.db, sql).all({ ...values, ...walks[walk], ...ends, ...place, most }) as Row[];
    found.push(...rows.map((row) => ({ ...row, walk })));
  }
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    count: counted ? keptOf(store, name, span) : null,
    rows: rows.map(({ id, at: when, customerId, label }) => ({ id, at: when, customerId, label })),
    next: last ? [last.walk, ...order.map((_, nth) => last[`key ${nth}`]!)] : null,
  };
}

/** The span of the same length right before. */
export function spanBefore({ from, to, ...filters }: Span): Span {
  const days = daysBetween(from, to) + 1;
  return { ...filters, from: addDays(from, -days), to: addDays(from, -1) };
}
