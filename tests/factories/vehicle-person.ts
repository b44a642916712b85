import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored tie of a customer to a car: its owner. */
export const vehiclePersonDoc = (changes: Partial<NewOf<'vehicle_person'>> = {}): NewOf<'vehicle_person'> => ({
  id: newId(),
  vehicleId: newId(),
  customerId: newId(),
  relation: 'owner',
  plate: '粤B12345',
  mileageKm: 12_000,
  since: '2025-03-14',
  ...changes,
});
