import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 退车 that nobody has taken a step on. */
export const vehicleReturnDoc = (changes: Partial<NewOf<'vehicle_return'>> = {}): NewOf<'vehicle_return'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  orderId: newId(),
  orderVehicleId: newId(),
  customerId: newId(),
  vehicleId: newId(),
  vin: '1M8GDM9AXKP042788',
  kind: 'agreed',
  reason: '双方协商',
  odometerKm: 100,
  soldFen: 438_000_00,
  paidFen: 438_000_00,
  useFeeFen: 0,
  refundFen: 438_000_00,
  ...changes,
});
