import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type AllocationDoc = NewOf<'allocation'>;

/** A stored 配车 of a car of its own. */
export const allocationDoc = (changes: Partial<AllocationDoc> = {}): AllocationDoc => ({
  id: newId(),
  docNo: 'PC0601-260314-A001',
  docOn: '2026-03-14',
  vehicleId: newId(),
  vin: 'LFMA7BX00R1234567',
  orderNo: 'DD0601-260314-A001',
  status: 'held',
  ...changes,
});
