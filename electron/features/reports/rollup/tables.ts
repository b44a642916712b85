import { type Level, levels } from '../../../../db/customers/model.ts';
import type { DailyCount } from '../../../../db/reports/kpis.ts';
import { countedFrom } from '../../../kernel/rollup.ts';

/** Name of the rollup in the store. */
export const KPI = 'kpi';

/** Counts of visits. */
export const OF_VISIT = [
  'parties',
  'first',
  'repeat',
  'noIntent',
  'incomplete',
  'calls',
  'invited',
  'captured',
  'notCaptured',
] as const satisfies readonly DailyCount[];
/** Counts of a card with all that were merged into it. */
export const OF_CARD = [
  'newCards',
  'cameTwice',
  'orders',
  'firstOrders',
  'repeatOrders',
  'deliveries',
  'losses',
] as const satisfies readonly DailyCount[];

/** What is counted by day; each of them adds up over any days. */
export const COUNTED = [
  ...OF_VISIT,
  ...OF_CARD,
  'drives',
  'contacts',
  'lossesAsked',
  'lossesClear',
] as const satisfies readonly DailyCount[];

/** Cards that came to a level on a day, less those that left it. */
export const movesTo = (level: Level) => `to ${level}` as const;
export const MOVES = levels.map(movesTo);
export type Move = ReturnType<typeof movesTo>;

/**
 * Everything is counted for the whole showroom and under each filter alone; `hour` splits the showroom's parties. Under two filters at
 * once there would be nearly as many numbers as records.
 */
export const PARTS = ['all', 'consultant', 'source', 'series'] as const;
export type Part = (typeof PARTS)[number] | 'hour';

export const quoted = (name: string): string => `"${name}"`;

/** The rows of one day stand together: a save writes one page of them. Moves are also kept by month, for sums from the very first day. */
export const TABLES = {
  kpi_day: `(day TEXT NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, ${[...COUNTED, ...MOVES]
    .map((column) => `${quoted(column)} INTEGER NOT NULL DEFAULT 0`)
    .join(', ')}, PRIMARY KEY (day, part, key)) WITHOUT ROWID`,
  kpi_month: `(part TEXT NOT NULL, key TEXT NOT NULL, month TEXT NOT NULL, ${MOVES.map((column) => `${quoted(column)} INTEGER NOT NULL DEFAULT 0`).join(', ')},
    PRIMARY KEY (part, key, month)) WITHOUT ROWID`,
  kpi_card: '(id TEXT PRIMARY KEY, counted TEXT NOT NULL) WITHOUT ROWID',
} as const;

/** Puts numbers on top of those that stand for a day (or a month), a part and a key. */
export const onTop = (columns: readonly string[], time: 'day' | 'month' = 'day'): string =>
  `ON CONFLICT (${time}, part, key) DO UPDATE SET ${columns.map((name) => `${quoted(name)} = ${quoted(name)} + excluded.${quoted(name)}`).join(', ')}`;

const keyOf = (part: Part) => (part === 'all' ? `''` : `m.${part}`);
const into = (columns: readonly string[]) => `INSERT INTO kpi_day (day, part, key, ${columns.map(quoted).join(', ')})`;

/** Statements that add rows of `day`, consultant, source, series and counts, or take them away, on days that are counted already. */
export const post = (
  sign: '+' | '-',
  columns: readonly string[],
  rows: string,
  parts: readonly Part[] = PARTS,
): string[] =>
  parts.map(
    (part) => `${into(columns)}
      SELECT m.day, '${part}', ${keyOf(part)}, ${columns.map((name) => `${sign} m.${quoted(name)}`).join(', ')} FROM (${rows}) m
      WHERE ${keyOf(part)} IS NOT NULL AND m.day >= ${countedFrom(KPI)} ${onTop(columns)}`,
  );

/** The same of many rows, whichever days they are of. */
export const gather = (columns: readonly string[], rows: string, parts: readonly Part[] = PARTS): string[] =>
  parts.map(
    (part) => `${into(columns)}
      SELECT m.day, '${part}', ${keyOf(part)}, ${columns.map((name) => `sum(m.${quoted(name)})`).join(', ')} FROM (${rows}) m
      WHERE ${keyOf(part)} IS NOT NULL GROUP BY 1, 3 ${onTop(columns)}`,
  );
