import { ageSpans } from '../../../db/vehicles/age.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { type StockFilters, spanOf } from './filters.ts';
import { stock } from './list.ts';

/** What the stock is told apart by, in the order it is shown. */
export const facets = ['status', 'series', 'model', 'exteriorColor', 'location', 'origin', 'age', 'modelYear'] as const;
export type Facet = (typeof facets)[number];

const COLUMNS: Record<Exclude<Facet, 'age'>, string> = {
  status: 'r.status',
  series: 'r.series',
  model: 'r.model',
  exteriorColor: 'r.exterior_color',
  location: 'r.location',
  origin: 'r.origin',
  modelYear: 'r.model_year',
};

/** One value of a facet and how many cars have it; null: nothing stands there. */
export interface FacetValue {
  value: string | number | null;
  count: number;
}

/** How many cars each value would show, all other filters as they are: one question a facet. */
export function stockFacets(store: Store, who: Who, filters: StockFilters): Record<Facet, FacetValue[]> {
  const spans = ageSpans(readSettings(store).ageColours);
  const counted = facets.map((facet) => {
    const by = facet === 'age' ? spanOf(spans, todayOf(store)) : ([COLUMNS[facet]] as const);
    const values = stock.groups(store, who, { ...filters, [facet]: undefined }, by);
    // The age of a car that is not here is nothing to choose it by.
    const known = facet === 'age' ? values.filter(({ value }) => value !== null) : values;
    return [facet, facet === 'age' ? known.sort((a, b) => from(a) - from(b)) : known];
  });
  return Object.fromEntries(counted) as Record<Facet, FacetValue[]>;
}

const from = ({ value }: FacetValue) => Number.parseInt(String(value), 10);
