import { setImmediate } from 'node:timers/promises';
import { addDays } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import type { StandingName } from '../../../db/reports/kpis.ts';
import { interestLevels } from '../../../db/reports/model.ts';
import { countedSince } from '../../kernel/rollup.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { COUNTS, fromSql, type Span, valuesOf } from './counts.ts';
import { DAYS, placeOf } from './reading.ts';
import { KPI, movesTo, type Part, quoted } from './rollup/tables.ts';

/** Of each the levels, and the day on whose morning the cards are counted. */
const ASKED: Readonly<Record<StandingName, { levels: readonly Level[]; on(span: Span): string }>> = {
  carriedOver: { levels: interestLevels, on: ({ from }) => from },
  openOrders: { levels: ['O'], on: ({ to }) => addDays(to, 1) },
};

const sum = (levels: readonly Level[]) => levels.map((level) => quoted(movesTo(level))).join(' + ');
const inMonths = (levels: readonly Level[]) =>
  `SELECT coalesce(sum(${sum(levels)}), 0) AS n FROM kpi_month WHERE part = :part AND key = :key AND month < :month`;
const inDays = (
  levels: readonly Level[],
) => `${DAYS} SELECT coalesce(sum(${sum(levels)}), 0) AS n FROM d CROSS JOIN kpi_day k
  ON k.day = d.day AND k.part = :part AND k.key = :key`;

/** Cards in some levels on the morning of a day: all that came to them before, less all that left. */
function cardsOn(store: Store, place: { part: Part; key: string }, levels: readonly Level[], on: string): number {
  const month = on.slice(0, 7);
  const first = `${month}-01`;
  const before = prepared<{ n: number }>(store.db, inMonths(levels)).get({ ...place, month })!.n;
  if (on === first) return before;
  const within = { ...place, from: first, to: addDays(on, -1) };
  return before + prepared<{ n: number }>(store.db, inDays(levels)).get(within)!.n;
}

/** The number as it is kept; null under two filters, or while not all is counted yet. */
export function keptStanding(store: Store, name: StandingName, span: Span): number | null {
  const place = placeOf(span);
  if (place === null || countedSince(store.db, KPI) !== '') return null;
  return cardsOn(store, place, ASKED[name].levels, ASKED[name].on(span));
}

export const standingCount = async (store: Store, name: StandingName, span: Span): Promise<number> =>
  keptStanding(store, name, span) ?? (await fromRows(store, name, span));

const CARDS = 'FROM customer INDEXED BY customer_created WHERE deleted_at IS NULL AND merged_into IS NULL';
const CHANGES = 'FROM level_change INDEXED BY level_change_at';
const ENDS = `SELECT min(card_first, coalesce(change_first, card_first)) AS oldest, max(card_last, coalesce(change_last, card_last)) AS newest
  FROM (SELECT (SELECT min(created_at) ${CARDS}) AS card_first, (SELECT max(created_at) ${CARDS}) AS card_last,
    (SELECT min(created_at) ${CHANGES}) AS change_first, (SELECT max(created_at) ${CHANGES}) AS change_last)`;
/** Days whose cards are looked at before somebody else gets a turn. */
const CHUNK_MS = 7 * 86_400_000;

/** The same from the rows, those of one week after the other. */
async function fromRows(store: Store, name: StandingName, span: Span): Promise<number> {
  const count = prepared<{ n: number }>(store.db, `SELECT count(*) AS n FROM ${fromSql(COUNTS[name], span)}`);
  const { oldest, newest } = prepared<Record<'oldest' | 'newest', number | null>>(store.db, ENDS).get()!;
  let n = 0;
  for (let made = oldest ?? 0; made <= (newest ?? -1); made += CHUNK_MS) {
    n += count.get({ ...valuesOf(span), made, madeUntil: made + CHUNK_MS })!.n;
    await setImmediate();
  }
  return n;
}
