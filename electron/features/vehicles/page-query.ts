import type { StockFilters, StockListInput } from './list.ts';

export const stockSorts = ['updated', 'arrived', 'series'] as const;
type StockSort = (typeof stockSorts)[number];
/** Values of a row's sort columns, its id last. */
export type Keys = (string | number | null)[];

/** Columns of each sort; the first one may be blank, except in `updated`. */
const COLUMNS: Record<StockSort, readonly string[]> = {
  updated: ['v.updated_at', 'v.id'],
  arrived: ['v.arrived_on', 'v.id'],
  series: ['v.series', 'v.updated_at', 'v.id'],
};

/** Conditions of the filters other than the text. */
export function whereOf({ status, series, origin }: StockFilters): { sql: string[]; values: unknown[] } {
  const sql = ['v.deleted_at IS NULL', 'v.merged_into IS NULL'];
  const values: unknown[] = [];
  for (const [column, value] of Object.entries({ status, series, origin })) {
    if (!value) continue;
    sql.push(`v.${column} = ?`);
    values.push(value);
  }
  return { sql, values };
}

/** Inside one series there is nothing to sort by series: its cars follow by their last change. */
export function sortOf({ sort, filters }: StockListInput): StockSort {
  return sort === 'series' && filters.series ? 'updated' : sort;
}

/** The index that brings rows in order: a filter's own where it continues with the sort's columns, else the sort's. */
function indexFor(sort: StockSort, { status, series }: StockFilters): string {
  if (sort === 'arrived') return status ? 'vehicle_status_arrived' : 'vehicle_arrived';
  if (sort === 'series' || series) return status ? 'vehicle_status_series' : 'vehicle_series';
  return status ? 'vehicle_status' : 'vehicle_updated';
}

/**
 * The queries of a page, one after the other until it is full: cars that have the sort's value, then those without it.
 * Each walks an index in order from behind the cursor, so nothing is sorted and a late page costs what the first one does.
 * A last parameter is the number of rows.
 */
export function pageQuery(shown: string, input: StockListInput): { sql: string; values: unknown[] }[] {
  const { filters, descending } = input;
  const sort = sortOf(input);
  const cursor = input.cursor ?? undefined;
  const columns = COLUMNS[sort];
  const order = descending ? 'DESC' : 'ASC';
  const index = indexFor(sort, filters);
  const walk = (blank: boolean, after: Keys | undefined) => {
    const { sql, values } = whereOf(filters);
    const keys = blank ? columns.slice(1) : columns;
    if (sort !== 'updated') sql.push(`${columns[0]} IS ${blank ? '' : 'NOT '}NULL`);
    if (after) {
      sql.push(`(${keys.join(', ')}) ${descending ? '<' : '>'} (${keys.map(() => '?').join(', ')})`);
      values.push(...after);
    }
    const ordered = keys.map((key) => `${key} ${order}`).join(', ');
    return {
      sql: `SELECT ${shown} FROM vehicle v INDEXED BY ${index} WHERE ${sql.join(' AND ')} ORDER BY ${ordered} LIMIT ?`,
      values,
    };
  };
  if (sort === 'updated') return [walk(false, cursor)];
  if (cursor && cursor[0] === null) return [walk(true, cursor.slice(1))];
  return [walk(false, cursor), walk(true, undefined)];
}
