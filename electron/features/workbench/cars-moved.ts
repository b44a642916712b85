import { dayRange } from '../../../db/core/day.ts';
import type { MovementKind } from '../../../db/vehicles/movement.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';

/** A car that came, went or moved today; no customer stands in it. */
export interface CarMoved {
  id: string;
  vehicleId: string;
  car: string;
  kind: MovementKind;
  /** UTC ms. */
  at: number;
  fromPlace: string | null;
  toPlace: string | null;
  byName: string | null;
}

/** Rows that are shown at once. */
const MOST = 200;
export const CARS_MOVED = `SELECT m.id, m.vehicle_id AS vehicleId, trim(coalesce(v.series, '') || ' ' || substr(v.vin, -6)) AS car, m.kind,
    m.moved_at AS at, m.from_place AS fromPlace, m.to_place AS toPlace, (SELECT name FROM staff WHERE id = m.created_by) AS byName
  FROM vehicle_movement m INDEXED BY vehicle_movement_at JOIN vehicle v ON v.id = m.vehicle_id
  WHERE m.moved_at >= @from AND m.moved_at < @to AND m.deleted_at IS NULL ORDER BY m.moved_at DESC, m.id DESC LIMIT ${MOST}`;

/** 今日车辆进出, the newest first. */
export function carsMovedToday(store: Store): CarMoved[] {
  const [from, to] = dayRange(todayOf(store));
  return prepared<CarMoved>(store.db, CARS_MOVED).all({ from, to }) as CarMoved[];
}
