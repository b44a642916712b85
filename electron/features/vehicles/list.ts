import { ageInDays } from '../../../db/vehicles/rules.ts';
import { vehicle } from '../../../db/vehicles/table.ts';
import { aliasIds, standingId } from '../../kernel/alias.ts';
import { inOrder } from '../../kernel/collation.ts';
import { syncStateOf } from '../../kernel/record-state.ts';
import type { Store } from '../../kernel/store.ts';
import { column, listing } from '../../records/listing.ts';
import { todayOf } from '../../records/who.ts';
import { single, stockConditions, stockFilters } from './filters.ts';

/** 整车库存查询: the cost never stands in a list. What was asked is kept in the audit log (库存查询日志). */
export const stock = listing({
  entity: 'vehicle',
  table: vehicle,
  fields: [
    'vin',
    'brand',
    'series',
    'model',
    'modelYear',
    'origin',
    'plate',
    'exteriorColor',
    'interiorColor',
    'status',
    'location',
    'options',
    'expectedOn',
    'arrivedOn',
    'listPriceFen',
    'buyerId',
    'updatedAt',
  ],
  also: {
    buyerName: column<string | null>(`(SELECT coalesce(stays.name, c.name) FROM customer c
      LEFT JOIN customer stays ON stays.id = c.merged_into WHERE c.id = r.buyer_id AND c.deleted_at IS NULL)`),
  },
  filters: stockFilters,
  where: (filters, _who, today) => stockConditions(filters, today),
  // A filter's own index where it goes on with the order's columns, else the order's.
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status, series }) =>
        single(series)
          ? single(status)
            ? 'vehicle_status_series'
            : 'vehicle_series'
          : single(status)
            ? 'vehicle_status'
            : 'vehicle_updated',
    },
    arrived: {
      by: ['arrivedOn'],
      blanks: true,
      descending: true,
      index: ({ status }) => (single(status) ? 'vehicle_status_arrived' : 'vehicle_arrived'),
    },
    series: {
      by: ['series', 'updatedAt'],
      blanks: true,
      descending: true,
      index: ({ status }) => (single(status) ? 'vehicle_status_series' : 'vehicle_series'),
    },
  },
  sort: 'updated',
  search: 'vehicle',
  line: (row, _who, today) => ({ ...row, ageInDays: ageInDays(row, today) }),
});

const OF_CUSTOMER_COLUMNS = `v.id, v.rev, v.vin, v.series, v.model, v.exterior_color AS exteriorColor, v.plate, v.status,
  v.arrived_on AS arrivedOn, v.list_price_fen AS listPriceFen, v.buyer_id AS buyerId, v.driver_id AS driverId`;

export const OF_CUSTOMER = `SELECT ${OF_CUSTOMER_COLUMNS} FROM vehicle v
  WHERE (v.buyer_id IN (SELECT value FROM json_each(:cards)) OR v.driver_id IN (SELECT value FROM json_each(:cards)))
  AND v.deleted_at IS NULL AND v.merged_into IS NULL
  ORDER BY v.updated_at DESC LIMIT 200`;

/** The cars a customer bought or drives, those of cards merged into theirs among them, newest change first. */
export function vehiclesOfCustomer(store: Store, customerId: string) {
  const cards = aliasIds(store.db, 'customer', standingId(store.db, 'customer', customerId));
  type Car = Pick<
    typeof vehicle.$inferSelect,
    'id' | 'rev' | 'vin' | 'series' | 'model' | 'exteriorColor' | 'plate' | 'status' | 'arrivedOn' | 'listPriceFen'
  > & { buyerId: string | null; driverId: string | null };
  const rows = store.db.prepare(OF_CUSTOMER).all({ cards: JSON.stringify(cards) }) as Car[];
  const theirs = (id: string | null) => id !== null && cards.includes(id);
  const today = todayOf(store);
  const sync = syncStateOf(
    store.db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ driverId, buyerId, ...car }) => ({
    ...car,
    ageInDays: ageInDays(car, today),
    sync: sync.get(car.id)!,
    buys: theirs(buyerId),
    drives: theirs(driverId),
  }));
}

/** Series on file, for the filter; walks from one to the next on the index instead of reading every car. */
export const SERIES = `WITH RECURSIVE known (series) AS (
    SELECT min(series) FROM vehicle
    UNION ALL SELECT (SELECT min(series) FROM vehicle WHERE series > known.series) FROM known WHERE known.series IS NOT NULL)
  SELECT series FROM known WHERE series IS NOT NULL LIMIT 500`;

/** By pinyin, their numbers by size. */
export const seriesOnFile = (store: Store): string[] =>
  inOrder(store.db.prepare(SERIES).pluck().all() as string[], (series) => series, 'thing');
