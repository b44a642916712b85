import type { DriveState, driveKinds, intents } from '../../../db/test-drives/model.ts';
import { aliasIds } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { standing } from '../../records/standing.ts';

/** A drive as the customer's card tells of it. */
export interface CustomerDrive {
  id: string;
  at: number;
  kind: (typeof driveKinds)[number];
  state: DriveState;
  carNumber: string | null;
  carModel: string | null;
  consultantName: string | null;
  km: number | null;
  intentAfter: (typeof intents)[number] | null;
  liked: string | null;
  concerns: string | null;
  cancelReason: string | null;
}

export const OF_CUSTOMER = `SELECT d.id, coalesce(d.started_at, d.planned_start_at) AS at, d.kind, d.state, car.number AS carNumber,
  coalesce(car.model, car.series) AS carModel, staff.name AS consultantName, d.odometer_in_km - d.odometer_out_km AS km,
  d.intent_after AS intentAfter, d.liked, d.concerns, d.cancel_reason AS cancelReason
  FROM test_drive d LEFT JOIN demo_car car ON car.id = d.demo_car_id LEFT JOIN staff ON staff.id = d.consultant_id
  WHERE d.customer_id IN (SELECT value FROM json_each(?)) AND d.deleted_at IS NULL ORDER BY d.planned_start_at DESC LIMIT 200`;

/** 试乘试驾 of a customer and of all cards merged into theirs, the newest first. */
export function drivesOfCustomer(store: Store, customerId: string): CustomerDrive[] {
  const cards = aliasIds(store.db, 'customer', standing(store.db, 'customer', customerId));
  return store.db.prepare(OF_CUSTOMER).all(JSON.stringify(cards)) as CustomerDrive[];
}
