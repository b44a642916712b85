import type { ListView } from '../../ui/listView.ts';
import type { StockFilters } from './types.ts';

/** What the stock is told apart by, as the column on the left shows it. */
export const facetNames = [
  'status',
  'series',
  'model',
  'exteriorColor',
  'location',
  'origin',
  'age',
  'modelYear',
] as const;
export type FacetName = (typeof facetNames)[number];
type Value = string | number;

/** The values of one facet that are chosen; blank cards stand under the empty text, blank years under 0. */
export const chosenOf = ({ filters }: Pick<ListView, 'filters'>, facet: string): Value[] =>
  filters[facet] === undefined ? [] : (JSON.parse(filters[facet]) as Value[]);

/** A list keeps texts only: several values of a facet are one JSON text. */
export const storedFilters = (asked: Readonly<Record<string, unknown>>): ListView['filters'] =>
  Object.fromEntries(Object.entries(asked).map(([facet, value]) => [facet, JSON.stringify([value].flat())]));

/** What the host is asked for; it judges the values. */
export function askedFilters(list: Pick<ListView, 'filters' | 'text'>): StockFilters {
  const chosen = facetNames.map((facet) => [facet, chosenOf(list, facet)] as const);
  const text = list.text.trim();
  return {
    ...(Object.fromEntries(chosen.filter(([, values]) => values.length > 0)) as StockFilters),
    ...(text !== '' && { text }),
  };
}
