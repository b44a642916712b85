import { type AllocationState, stateOf } from '../../../db/allocations/model.ts';
import type { NoteState, OutState, SignOffState } from '../../../db/deliveries/model.ts';
import type { DirectState } from '../../../db/direct-shipments/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { allocatedCar } from '../allocations/confirmed.ts';
import { carsOf } from '../orders/rows.ts';

import { liveNoteOf, outOfNote, signOfNote } from './rows.ts';

/** A car on hand that could be given to a car of an order. */
export interface FittingCar {
  id: string;
  vin: string;
  exteriorColor: string | null;
  interiorColor: string | null;
  location: string | null;
  arrivedOn: string | null;
}
const MOST = 5;
export const FITTING = `SELECT v.id, v.vin, v.exterior_color AS exteriorColor, v.interior_color AS interiorColor, v.location,
    v.arrived_on AS arrivedOn
  FROM product JOIN vehicle v ON v.model_id = product.model_id
  WHERE product.id = @productId AND v.status = 'inStock' AND v.deleted_at IS NULL AND v.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.vehicle_id = v.id AND a.status <> 'released'
      AND a.claim_state IS NOT 'lost' AND a.deleted_at IS NULL)
  ORDER BY v.exterior_color IS NOT @exteriorColor, v.interior_color IS NOT @interiorColor, v.arrived_on, v.id LIMIT ${MOST}`;

/** How one car of an order has come along, from 配车 to 签收. */
export interface CarOnItsWay {
  orderVehicleId: string;
  allocation: { id: string; docNo: string | null; state: AllocationState; vehicleId: string; vin: string } | null;
  note: { id: string; status: NoteState } | null;
  out: OutState | null;
  sign: SignOffState | null;
  /** 直运申请 of it, which brings it straight from the supplier. */
  direct: { id: string; docNo: string | null; status: DirectState } | null;
  /** Cars that fit, of its colours first, the longest here first; none while one is allocated. */
  fitting: FittingCar[];
}

const VIN = 'SELECT vin FROM vehicle WHERE id = ?';
export const DIRECT = `SELECT id, doc_no AS docNo, status FROM direct_request WHERE order_vehicle_id = ? AND status NOT IN ('refused', 'cancelled')
  AND deleted_at IS NULL ORDER BY created_at LIMIT 1`;

/** 配车 and 交车 of each car of an order. */
export function carsOnTheirWay({ db }: Store, orderId: string): CarOnItsWay[] {
  return carsOf(db, orderId).map(({ id, productId, exteriorColor, interiorColor }) => {
    const allocated = allocatedCar(db, id);
    const note = liveNoteOf(db, id);
    const direct = (prepared<CarOnItsWay['direct']>(db, DIRECT).get(id) as CarOnItsWay['direct'] | undefined) ?? null;
    const holds = allocated !== undefined && allocated.claimState !== 'lost';
    return {
      orderVehicleId: id,
      allocation: allocated
        ? {
            id: allocated.id,
            docNo: allocated.docNo,
            state: stateOf(allocated),
            vehicleId: allocated.vehicleId,
            vin: (prepared(db, VIN).pluck().get(allocated.vehicleId) as string | undefined) ?? '',
          }
        : null,
      note: note ?? null,
      out: (note && outOfNote(db, note.id)?.status) ?? null,
      sign: (note && signOfNote(db, note.id)?.status) ?? null,
      direct,
      fitting:
        holds || direct !== null
          ? []
          : (prepared<FittingCar>(db, FITTING).all({ productId, exteriorColor, interiorColor }) as FittingCar[]),
    };
  });
}
