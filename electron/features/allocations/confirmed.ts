import { stateOf } from '../../../db/allocations/model.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import type { Allocation } from './service.ts';

const OF_ORDER = `SELECT id, doc_no AS docNo, vin, status, claim_state AS claimState FROM allocation
  WHERE order_vehicle_id = ? AND status <> 'released' AND deleted_at IS NULL ORDER BY claim_state = 'confirmed' DESC, updated_at DESC`;
type Found = Pick<Allocation, 'id' | 'docNo' | 'vin' | 'status' | 'claimState'>;

/** The VIN that is this order's for certain; null: a contract says 「车架号以配车为准」. */
export function confirmedVin(db: Write['db'], orderVehicleId: string): string | null {
  const found = prepared<Found>(db, OF_ORDER).get(orderVehicleId);
  return found && found.claimState === 'confirmed' ? found.vin : null;
}

/**
 * What may not be done on a claim the gateway has not confirmed (DEALS 6.3): to approve a delivery, to lend or transfer the car, to
 * write its VIN into an invoice, to let it out.
 * @throws Refusal `allocation.none`, `allocation.unconfirmed` with how it stands
 */
export function requireConfirmed(tx: Pick<Write, 'db'>, orderVehicleId: string): Found {
  const found = prepared<Found>(tx.db, OF_ORDER).get(orderVehicleId);
  if (!found) throw new Refusal('allocation.none');
  if (found.claimState !== 'confirmed')
    throw new Refusal('allocation.unconfirmed', { params: { no: found.docNo ?? '', state: stateOf(found) } });
  return found;
}
