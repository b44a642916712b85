import { addDays, dayOf, daysBetween } from '../../../db/core/day.ts';
import { type CountName, countNames, type GivenName, type RatioName, ratiosOf } from '../../../db/reports/kpis.ts';
import { addMonths } from '../../../db/targets/rules.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { activeWithRole } from '../staff/service.ts';
import { goalsOf } from '../targets/service.ts';
import { rowsSql, type Span, valuesOf } from './counts.ts';

export interface Kpis {
  counts: Record<CountName, number>;
  given: Record<GivenName, number | null>;
  ratios: Record<RatioName, number | null>;
}

/** How many rows `kpiRows` shows for a number. */
export const countOf = (store: Store, name: CountName, span: Span): number =>
  prepared<{ n: number }>(store.db, `SELECT count(*) AS n FROM (${rowsSql(name, span)})`).get(valuesOf(span))!.n;

/** Every KPI of a span; each count is the number of rows `kpiRows` shows for it. */
export function kpisOf(store: Store, span: Span): Kpis {
  const counts = Object.fromEntries(countNames.map((name) => [name, countOf(store, name, span)])) as Kpis['counts'];
  const given = { nextTarget: nextTarget(store, span) };
  return { counts, given, ratios: ratiosOf(counts, given) };
}

/** What the month after the span's end is to bring in orders; nobody sets that for a source or a series. */
const nextTarget = (store: Store, { to, consultantId, source, series }: Span): number | null =>
  source || series ? null : goalsOf(store, addMonths(to.slice(0, 7), 1), consultantId ?? null).orders;

export interface KpiRow {
  id: string;
  at: number;
  customerId: string | null;
  label: string;
}

/** Rows behind one number that are shown at once. */
const MOST = 500;

/** 数字背后的明细, the newest first. */
export const kpiRows = (store: Store, name: CountName, span: Span): KpiRow[] =>
  prepared<KpiRow>(
    store.db,
    `SELECT id, at, customerId, label FROM (${rowsSql(name, span)}) ORDER BY at DESC, id DESC LIMIT ${MOST}`,
  ).all(valuesOf(span)) as KpiRow[];

/** The span of the same length right before. */
export function spanBefore({ from, to, ...filters }: Span): Span {
  const days = daysBetween(from, to) + 1;
  return { ...filters, from: addDays(from, -days), to: addDays(from, -1) };
}

/** When guests come: parties by weekday (0 Monday) and hour. */
export function whenGuestsCome(store: Store, span: Span): number[][] {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const rows = prepared<{ at: number }>(store.db, `SELECT at FROM (${rowsSql('parties', span)})`).all(valuesOf(span));
  for (const { at } of rows as { at: number }[]) {
    // The showroom's clock: whole hours ahead of UTC, without summer time.
    const local = new Date(at + 8 * 3_600_000);
    grid[(local.getUTCDay() + 6) % 7]![local.getUTCHours()]! += 1;
  }
  return grid;
}

/** Days of a span that are drawn one by one. */
const MOST_DAYS = 400;

export interface DayCounts {
  on: string;
  parties: number;
  captured: number;
  orders: number;
}

/** 趋势: parties, captured cards and orders a day. */
export function dailyCounts(store: Store, span: Span): DayCounts[] {
  const length = Math.min(MOST_DAYS, daysBetween(span.from, span.to) + 1);
  const days = Array.from({ length }, (_, index) => addDays(span.from, index));
  const byDay = (name: CountName) => {
    const rows = prepared<{ at: number }>(store.db, `SELECT at FROM (${rowsSql(name, span)})`).all(valuesOf(span));
    const found = new Map<string, number>();
    for (const { at } of rows as { at: number }[]) found.set(dayOf(at), (found.get(dayOf(at)) ?? 0) + 1);
    return found;
  };
  const [parties, captured, orders] = [byDay('parties'), byDay('captured'), byDay('orders')];
  return days.map((on) => ({
    on,
    parties: parties.get(on) ?? 0,
    captured: captured.get(on) ?? 0,
    orders: orders.get(on) ?? 0,
  }));
}

export interface Part extends Kpis {
  /** A consultant's id, a source, a series. */
  key: string;
  name: string;
}

/** Most sources or series that stand side by side. */
const MOST_PARTS = 12;
const PARTS = {
  source: `SELECT source AS name FROM visit INDEXED BY visit_day WHERE visit_on BETWEEN :from AND :to AND source IS NOT NULL
    AND deleted_at IS NULL GROUP BY source ORDER BY count(*) DESC LIMIT ${MOST_PARTS}`,
  series: `SELECT interest_series AS name FROM visit INDEXED BY visit_day WHERE visit_on BETWEEN :from AND :to
    AND interest_series IS NOT NULL AND deleted_at IS NULL GROUP BY interest_series ORDER BY count(*) DESC LIMIT ${MOST_PARTS}`,
};

/** The same numbers of each consultant, source or series. */
export function partsOf(store: Store, by: 'consultant' | 'source' | 'series', span: Span): Part[] {
  if (by === 'consultant')
    return activeWithRole(store, ['consultant']).map(({ id, name }) => ({
      key: id,
      name,
      ...kpisOf(store, { ...span, consultantId: id }),
    }));
  const names = prepared<{ name: string }>(store.db, PARTS[by]).all({ from: span.from, to: span.to });
  return (names as { name: string }[]).map(({ name }) => ({
    key: name,
    name,
    ...kpisOf(store, { ...span, [by]: name }),
  }));
}
