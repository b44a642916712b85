import type { ListView } from '../../ui/listView.ts';

/** In the list of people, for the cards nobody owns. */
export const NOBODY = 'none';

/** The chips of the list as the host's filters: the chosen person is an owner, or nobody. */
export function whoseFilters({ mine, owner, ...filters }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    ...filters,
    ...(mine ? { mine: true } : {}),
    ...(owner ? (owner === NOBODY ? { unowned: true } : { ownerId: owner }) : {}),
  };
}

/** What the list of customers is narrowed to. */
export function filtersOf({ filters, text }: Pick<ListView, 'filters' | 'text'>): Record<string, unknown> {
  const chosen = Object.entries({ ...filters, text: text.trim() }).filter(([, value]) => value);
  return whoseFilters(Object.fromEntries(chosen));
}
