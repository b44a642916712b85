import { clockOf, dayOf } from '../../../db/core/day.ts';
import { isActive } from '../../../db/demo-cars/rules.ts';
import { LONGEST_MS } from '../../../db/test-drives/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';

/** When and with which car. */
export interface Plan {
  demoCarId: string;
  plannedStartAt: number;
  plannedEndAt: number;
}

/** SQL: another drive that needs the car of `r` while `r` does. Booked on two PCs without a line, both stand until a person decides. */
export const CLASH = `(SELECT o.id FROM test_drive o WHERE r.state IN ('booked', 'out') AND o.demo_car_id = r.demo_car_id AND o.id <> r.id
  AND o.state IN ('booked', 'out') AND o.deleted_at IS NULL
  AND o.planned_start_at > r.planned_start_at - ${LONGEST_MS} AND o.planned_start_at < r.planned_end_at
  AND o.planned_end_at > r.planned_start_at LIMIT 1)`;

/** SQL: the name of a drive's customer, of the card that stands after a merge; null when it was removed. */
export const CUSTOMER = `(SELECT coalesce(stays.name, c.name) FROM customer c LEFT JOIN customer stays ON stays.id = c.merged_into
  WHERE c.id = r.customer_id AND c.deleted_at IS NULL)`;

export const TAKEN = `SELECT r.planned_start_at AS fromAt, r.planned_end_at AS toAt, ${CUSTOMER} AS name FROM test_drive r
  WHERE r.demo_car_id = :demoCarId AND r.id <> :ownId AND r.state IN ('booked', 'out') AND r.deleted_at IS NULL
  AND r.planned_start_at > :plannedStartAt - ${LONGEST_MS} AND r.planned_start_at < :plannedEndAt AND r.planned_end_at > :plannedStartAt
  ORDER BY r.planned_start_at LIMIT 1`;

/** One car, one guest at a time, as far as this PC knows. @throws Refusal `drive.taken` naming the other booking, `drive.takenElsewhere` */
export function refuseTaken(tx: Write, { demoCarId, plannedStartAt, plannedEndAt }: Plan, ownId = ''): void {
  const asked = { demoCarId, plannedStartAt, plannedEndAt, ownId };
  const other = tx.db.prepare(TAKEN).get(asked) as { fromAt: number; toAt: number; name: string | null } | undefined;
  if (other === undefined) return;
  const { number } = requireRecord(tx, 'demo_car', demoCarId);
  const params = { car: number, from: clockOf(other.fromAt), to: clockOf(other.toAt), name: other.name };
  const code = other.name === null ? 'drive.takenElsewhere' : 'drive.taken';
  throw new Refusal(code, { field: 'plannedStartAt', params });
}

/** @throws Refusal `drive.carInactive` when the car is not in use on that day */
export function refuseInactive(tx: Write, { demoCarId, plannedStartAt }: Plan): void {
  const car = requireRecord(tx, 'demo_car', demoCarId);
  if (isActive(car, dayOf(plannedStartAt))) return;
  throw new Refusal('drive.carInactive', { field: 'demoCarId', params: { car: car.number } });
}
