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
  next: (string | number)[] | null;
}

const PAGE = 50;

/** 数字背后的明细, a page of them, the newest first. @param counted says how many there are, too */
export function kpiRows(
  store: Store,
  name: CountName,
  span: Span,
  cursor: readonly (string | number)[] | null = null,
  counted = false,
): KpiRows {
  const { select, order } = COUNTS[name];
  const keys = order.map((column, nth) => `${column} AS "key ${nth}"`).join(', ');
  const after =
    cursor === null ? '' : ` AND (${order.join(', ')}) < (${order.map((_, nth) => `:key${nth}`).join(', ')})`;
  const sql = `SELECT ${order.at(-1)} AS id, ${select}, ${keys} FROM ${fromSql(COUNTS[name], span)}${after}
    ORDER BY ${order.map((column) => `${column} DESC`).join(', ')} LIMIT ${PAGE + 1}`;
  const at = Object.fromEntries((cursor ?? []).map((value, nth) => [`key${nth}`, value]));
  type Row = KpiRow & Record<string, string | number>;
  const found = prepared<Row>(store.db, sql).all({ ...valuesOf(span), ...at }) as Row[];
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    count: counted ? keptOf(store, name, span) : null,
    rows: rows.map(({ id, at: when, customerId, label }) => ({ id, at: when, customerId, label })),
    next: last ? order.map((_, nth) => last[`key ${nth}`]!) : null,
  };
}

/** The span of the same length right before. */
export function spanBefore({ from, to, ...filters }: Span): Span {
  const days = daysBetween(from, to) + 1;
  return { ...filters, from: addDays(from, -days), to: addDays(from, -1) };
}
