import { setImmediate } from 'node:timers/promises';
import { addDays } from '../../../db/core/day.ts';
import type { DailyCount } from '../../../db/reports/kpis.ts';
import { countedSince } from '../../kernel/rollup.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { COUNTS, fromSql, type Span, valuesOf } from './counts.ts';
import { COUNTED, KPI, OF_VISIT, type Part, quoted } from './rollup/tables.ts';
import { partyOf } from './rollup/triggers.ts';
import { dayOf } from './sql.ts';

export type Counts = Record<DailyCount, number>;

/** What the numbers are split by. */
export type By = 'consultant' | 'source' | 'series';

/** Where the numbers of a span stand in `kpi_day`: under no filter or one. Under more of them they are counted from the rows. */
export function placeOf({ consultantId, source, series }: Span): { part: Part; key: string } | null {
  const asked = Object.entries({ consultant: consultantId, source, series }).filter(([, key]) => key);
  if (asked.length > 1) return null;
  const [part, key] = asked[0] ?? ['all', ''];
  return { part: part as Part, key: key! };
}

/** Whether every day from this one on is counted already. */
export const isCounted = (store: Store, from: string) => from >= countedSince(store.db, KPI);

export const DAYS = `WITH RECURSIVE d(day) AS (SELECT :from UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < :to)`;
const OF_DAY = `${DAYS} SELECT d.day, ${COUNTED.map((name) => `k.${quoted(name)}`).join(', ')} FROM d CROSS JOIN kpi_day k
  ON k.day = d.day AND k.part = :part AND k.key = :key`;
const OF_KEY = `${DAYS} SELECT k.key, ${COUNTED.map((name) => `sum(k.${quoted(name)})`).join(', ')} FROM d CROSS JOIN kpi_day k
  ON k.day = d.day AND k.part = :part GROUP BY k.key`;

const NONE = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Counts;
export const none = (): Counts => ({ ...NONE });

function tally(rows: readonly (readonly [string, ...number[]])[]): Map<string, Counts> {
  const found = new Map<string, Counts>();
  for (const row of rows) {
    const counts = none();
    for (let at = 0; at < COUNTED.length; at++) counts[COUNTED[at]!] = row[at + 1] as number;
    found.set(row[0], counts);
  }
  return found;
}

type Rows = [string, ...number[]][];
const rawRows = (store: Store, sql: string, values: object) => {
  const statement = prepared(store.db, `${sql} -- raw`).raw();
  return statement.all(values) as Rows;
};

/** Counts of each day that has any, 'YYYY-MM-DD', in their order. */
export async function byDay(store: Store, span: Span): Promise<Map<string, Counts>> {
  const place = placeOf(span);
  if (place === null || !isCounted(store, span.from)) return fromRows(store, span, 'day');
  return tally(rawRows(store, OF_DAY, { from: span.from, to: span.to, ...place }));
}

/** Counts of each consultant (by id), source or series that has any. */
export async function byKey(store: Store, span: Span, by: By): Promise<Map<string, Counts>> {
  const filtered = placeOf(span)?.part;
  if (filtered !== 'all' || !isCounted(store, span.from)) return fromRows(store, span, by);
  return tally(rawRows(store, OF_KEY, { from: span.from, to: span.to, part: by }));
}

const ONE = (name: DailyCount) => `${DAYS} SELECT coalesce(sum(k.${quoted(name)}), 0) AS n FROM d CROSS JOIN kpi_day k
  ON k.day = d.day AND k.part = :part AND k.key = :key`;

/** One number of a span as it is kept; null under two filters, or while its days are not counted yet. */
export function keptCount(store: Store, name: DailyCount, span: Span): number | null {
  const place = placeOf(span);
  if (place === null || !isCounted(store, span.from)) return null;
  return prepared<{ n: number }>(store.db, ONE(name)).get({ from: span.from, to: span.to, ...place })!.n;
}

/** Days of rows that are counted at a time. */
const CHUNK = 7;
/** Longest that nobody else gets a turn. */
const SLICE_MS = 8;

/** The same numbers from the rows themselves, in slices between requests. */
async function fromRows(store: Store, span: Span, by: By | 'day'): Promise<Map<string, Counts>> {
  const found = new Map<string, Counts>();
  let began = performance.now();
  for (let from = span.from; from <= span.to; from = addDays(from, CHUNK)) {
    const last = addDays(from, CHUNK - 1);
    const chunk = { ...span, from, to: last < span.to ? last : span.to };
    for (const { names, sql } of queries(chunk, by)) {
      for (const [key, ...values] of rawRows(store, sql, valuesOf(chunk)) as [string | null, ...number[]][]) {
        if (key === null) continue;
        const counts = found.get(key) ?? none();
        for (const [at, name] of names.entries()) counts[name] += values[at]!;
        found.set(key, counts);
      }
      if (performance.now() - began < SLICE_MS) continue;
      await setImmediate();
      began = performance.now();
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Everything of visits in one walk, everything else by itself. */
function queries(span: Span, by: By | 'day'): { names: readonly DailyCount[]; sql: string }[] {
  const sums = OF_VISIT.map((name) => `sum(m.${quoted(name)})`).join(', ');
  const ofVisits = `SELECT m.${by}, ${sums} FROM (${partyOf('v')} FROM ${fromSql(COUNTS.parties, span)}) m GROUP BY 1`;
  const others = COUNTED.filter((name) => !(OF_VISIT as readonly DailyCount[]).includes(name));
  return [
    { names: OF_VISIT, sql: ofVisits },
    ...others.map((name) => {
      const counted = COUNTS[name];
      const key = {
        day: dayOf(counted.order[0]!),
        consultant: counted.owner,
        source: counted.source,
        series: counted.series,
      };
      return { names: [name], sql: `SELECT ${key[by]}, count(*) FROM ${fromSql(counted, span)} GROUP BY 1` };
    }),
  ];
}
