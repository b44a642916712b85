import { z } from 'zod';
import { origins, vehicleStatuses } from '../../../db/vehicles/model.ts';
import { ageInDays } from '../../../db/vehicles/rules.ts';
import { aliasIds, standingId } from '../../kernel/alias.ts';
import { isNewLook } from '../../kernel/looks.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { type RecordSync, syncStateOf } from '../sync/record-state.ts';
import { type Keys, pageQuery, sortOf, stockSorts, whereOf } from './page-query.ts';
import { todayOf, type Vehicle } from './rows.ts';

export const stockFilters = z.object({
  text: z.string().trim().max(100, 'text.tooLong').optional(),
  status: z.enum(vehicleStatuses).optional(),
  series: z.string().max(120, 'text.tooLong').optional(),
  origin: z.enum(origins).optional(),
});
export type StockFilters = z.infer<typeof stockFilters>;

export const stockListInput = z.object({
  filters: stockFilters.default({}),
  sort: z.enum(stockSorts).default('updated'),
  descending: z.boolean().default(true),
  /** Sort keys and id of the last row shown. */
  cursor: z
    .array(z.union([z.string().max(200), z.number(), z.null()]))
    .max(3)
    .nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export type StockListInput = z.infer<typeof stockListInput>;

const SHOWN = `v.id, v.rev, v.vin, v.brand, v.series, v.model, v.model_year AS modelYear, v.origin, v.plate,
  v.exterior_color AS exteriorColor, v.interior_color AS interiorColor, v.status, v.location, v.arrived_on AS arrivedOn,
  v.list_price_fen AS listPriceFen, v.buyer_id AS buyerId, v.updated_at AS updatedAt,
  (SELECT coalesce(stays.name, c.name) FROM customer c LEFT JOIN customer stays ON stays.id = c.merged_into
   WHERE c.id = v.buyer_id AND c.deleted_at IS NULL) AS buyerName`;

type Shown =
  | 'id'
  | 'rev'
  | 'vin'
  | 'brand'
  | 'series'
  | 'model'
  | 'modelYear'
  | 'origin'
  | 'plate'
  | 'exteriorColor'
  | 'interiorColor'
  | 'status'
  | 'location'
  | 'arrivedOn'
  | 'listPriceFen'
  | 'buyerId'
  | 'updatedAt';

/** A car as the stock list shows it; the cost never stands in a list. */
export interface StockLine extends Pick<Vehicle, Shown> {
  buyerName: string | null;
  /** 库龄, null while in transit and once delivered. */
  ageInDays: number | null;
  sync: RecordSync;
}
type Raw = Omit<StockLine, 'ageInDays' | 'sync'>;

/** Rows a text filter looks at: more than a person reads, few enough to filter at once. */
const MOST_FOUND = 500;

/**
 * 整车库存查询: one page of cars and where the next one starts (null: this was the last). A text filter answers at once, best
 * match first. What was asked is kept in the audit log (库存查询日志).
 */
export function listVehicles(store: Store, actor: Actor, input: StockListInput) {
  const { filters, limit } = input;
  const found = filters.text ? matching(store, filters, filters.text) : page(store, input);
  const rows = filters.text ? found : found.slice(0, limit);
  const last = found.length > rows.length ? rows.at(-1) : undefined;
  logSearch(store, actor, input, rows.length);
  return { rows: linesOf(store, rows), next: last ? keysOf(sortOf(input), last) : null };
}

/** The cars a customer bought or drives, those of cards merged into theirs among them, newest change first. */
export function vehiclesOfCustomer(store: Store, customerId: string) {
  const cards = aliasIds(store.db, 'customer', standingId(store.db, 'customer', customerId));
  const rows = store.db.prepare(OF_CUSTOMER).all({ cards: JSON.stringify(cards) }) as (Raw & {
    driverId: string | null;
  })[];
  const theirs = (id: string | null) => id !== null && cards.includes(id);
  return linesOf(store, rows).map(({ driverId, ...line }) => ({
    ...line,
    buys: theirs(line.buyerId),
    drives: theirs(driverId),
  }));
}

export const OF_CUSTOMER = `SELECT ${SHOWN}, v.driver_id AS driverId FROM vehicle v
  WHERE (v.buyer_id IN (SELECT value FROM json_each(:cards)) OR v.driver_id IN (SELECT value FROM json_each(:cards)))
  AND v.deleted_at IS NULL AND v.merged_into IS NULL
  ORDER BY v.updated_at DESC LIMIT 200`;

/** Series on file, for the filter; walks from one to the next on the index instead of reading every car. */
export const SERIES = `WITH RECURSIVE known (series) AS (
    SELECT min(series) FROM vehicle
    UNION ALL SELECT (SELECT min(series) FROM vehicle WHERE series > known.series) FROM known WHERE known.series IS NOT NULL)
  SELECT series FROM known WHERE series IS NOT NULL LIMIT 500`;

export const seriesOnFile = (store: Store): string[] => store.db.prepare(SERIES).pluck().all() as string[];

function linesOf<R extends Raw>(store: Store, rows: R[]): (R & Pick<StockLine, 'ageInDays' | 'sync'>)[] {
  const today = todayOf(store);
  const sync = syncStateOf(
    store.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, ageInDays: ageInDays(row, today), sync: sync.get(row.id)! }));
}

function keysOf(sort: StockListInput['sort'], row: Raw): Keys {
  if (sort === 'updated') return [row.updatedAt, row.id];
  return sort === 'arrived' ? [row.arrivedOn, row.id] : [row.series, row.updatedAt, row.id];
}

/** One row more than asked for, when there is one. Cars without the sort's value stand last. */
function page(store: Store, input: StockListInput): Raw[] {
  const rows: Raw[] = [];
  const wanted = input.limit + 1;
  for (const { sql, values } of pageQuery(SHOWN, input)) {
    if (rows.length >= wanted) break;
    rows.push(...(store.db.prepare(sql).all(...values, wanted - rows.length) as Raw[]));
  }
  return rows;
}

function matching(store: Store, filters: StockFilters, text: string): Raw[] {
  const ids = store.search.find('vehicle', text, MOST_FOUND);
  const { sql, values } = whereOf(filters);
  return store.db
    .prepare(
      `SELECT ${SHOWN} FROM json_each(?) wanted CROSS JOIN vehicle v ON v.id = wanted.value
       WHERE ${sql.join(' AND ')} ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids), ...values) as Raw[];
}

function logSearch(store: Store, actor: Actor, { filters, cursor }: StockListInput, shown: number): void {
  const asked = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  if (cursor || Object.keys(asked).length === 0) return;
  if (!isNewLook(store, actor, JSON.stringify(asked))) return;
  store.write(actor, (tx) => tx.audit('search', 'vehicle', null, { ...asked, shown }));
}
