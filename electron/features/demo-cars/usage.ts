import type { DemoCarCostFields } from '../../../db/demo-cars/model.ts';
import type { Store } from '../../kernel/store.ts';

/** One month of a demo car, '2026-03'. */
export interface CarMonth {
  month: string;
  drives: number;
  km: number;
  costFen: number;
}

export const MONTHS = `WITH driven AS (
    SELECT strftime('%Y-%m', started_at / 1000 + 28800, 'unixepoch') AS month, count(*) AS drives,
      sum(coalesce(odometer_in_km - odometer_out_km, 0)) AS km
    FROM test_drive WHERE demo_car_id = :id AND state = 'back' AND started_at IS NOT NULL AND deleted_at IS NULL GROUP BY 1),
  spent AS (
    SELECT substr(spent_on, 1, 7) AS month, sum(fen) AS fen FROM demo_car_cost
    WHERE demo_car_id = :id AND deleted_at IS NULL GROUP BY 1)
  SELECT m.month, coalesce(d.drives, 0) AS drives, coalesce(d.km, 0) AS km, coalesce(s.fen, 0) AS costFen
  FROM (SELECT month FROM driven UNION SELECT month FROM spent) m
  LEFT JOIN driven d ON d.month = m.month LEFT JOIN spent s ON s.month = m.month ORDER BY m.month DESC LIMIT 24`;

/** Drives, kilometres and money of a car by month of the showroom's calendar, the newest first. */
export const monthsOf = (store: Store, id: string): CarMonth[] => store.db.prepare(MONTHS).all({ id }) as CarMonth[];

export interface CostLine extends Pick<DemoCarCostFields, 'note'> {
  id: string;
  rev: number;
  spentOn: string;
  costKind: NonNullable<DemoCarCostFields['costKind']>;
  fen: number;
  byName: string | null;
}

export const COSTS = `SELECT c.id, c.rev, c.spent_on AS spentOn, c.cost_kind AS costKind, c.fen, c.note, staff.name AS byName
  FROM demo_car_cost c LEFT JOIN staff ON staff.id = c.created_by
  WHERE c.demo_car_id = ? AND c.deleted_at IS NULL ORDER BY c.spent_on DESC, c.id DESC LIMIT 200`;

/** 费用 of a car, the newest first. */
export const costsOf = (store: Store, id: string): CostLine[] => store.db.prepare(COSTS).all(id) as CostLine[];
