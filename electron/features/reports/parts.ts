import { addDays } from '../../../db/core/day.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { activeWithRole, listStaff } from '../staff/service.ts';
import type { Days, Span } from './counts.ts';
import { type By, byKey, type Counts, none } from './reading.ts';

/** The numbers of one consultant, source or series. */
export interface Part {
  /** A consultant's id, a source, a series. */
  key: string;
  name: string;
  now: Counts;
  before: Counts;
}

/** Most sources or series that stand side by side. */
const MOST_PARTS = 12;

const busiest = (found: Map<string, Counts>): string[] =>
  [...found]
    .filter(([, counts]) => Object.values(counts).some((n) => n > 0))
    .sort(([a, x], [b, y]) => y.parties - x.parties || y.newCards - x.newCards || (a < b ? -1 : 1))
    .map(([key]) => key);

/** The same numbers of each consultant (those who are here, and whoever else has any), source or series, beside those of other days. */
export async function partsOf(store: Store, by: By, span: Span, against: Days): Promise<Part[]> {
  const now = await byKey(store, span, by);
  const before = await byKey(store, { ...span, ...against }, by);
  const part = (key: string, name: string): Part => ({
    key,
    name,
    now: now.get(key) ?? none(),
    before: before.get(key) ?? none(),
  });
  if (by !== 'consultant')
    return busiest(now)
      .slice(0, MOST_PARTS)
      .map((key) => part(key, key));
  const here = activeWithRole(store, ['consultant']);
  const others = listStaff(store).filter(({ id }) => !here.some((one) => one.id === id) && busiest(now).includes(id));
  return [...here, ...others].map(({ id, name }) => part(id, name));
}

/** Days back that a source or a series is offered as a filter for. */
const OFFERED_DAYS = 365;

/** Sources and series that had guests or cards within a year, the busiest first. */
export async function choicesOf(store: Store): Promise<{ sources: string[]; series: string[] }> {
  const to = todayOf(store);
  const year: Span = { from: addDays(to, -OFFERED_DAYS), to };
  return {
    sources: busiest(await byKey(store, year, 'source')),
    series: busiest(await byKey(store, year, 'series')),
  };
}
