import type { ClaimStanding } from '../../../db/deliveries/steps.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { readEnrolment } from '../sync/enrolment/enrolled.ts';

type Allocated = Pick<RowOf<'allocation'>, 'id' | 'docNo' | 'vehicleId' | 'vin' | 'status' | 'claimState'>;
const OF_ORDER = `SELECT id, doc_no AS docNo, vehicle_id AS vehicleId, vin, status, claim_state AS claimState FROM allocation
  WHERE order_vehicle_id = ? AND status <> 'released' AND deleted_at IS NULL
  ORDER BY claim_state IS 'lost', claim_state = 'confirmed' DESC, updated_at DESC LIMIT 1`;

/** 配车 of a car of an order: the one that holds, else the newest. */
export const allocatedCar = (db: Connection, orderVehicleId: string): Allocated | undefined =>
  prepared<Allocated>(db, OF_ORDER).get(orderVehicleId) as Allocated | undefined;

/**
 * How a claim stands, for what may not be done before the gateway's word (DEALS 6.3). A PC without a head office has nobody who could
 * have promised the car as well: what it allocates is confirmed.
 */
export function claimOf(db: Connection, allocated: Pick<Allocated, 'claimState'> | undefined): ClaimStanding {
  if (!allocated) return 'none';
  if (allocated.claimState === 'lost') return 'lost';
  return allocated.claimState === 'confirmed' || !readEnrolment(db) ? 'confirmed' : 'waiting';
}
