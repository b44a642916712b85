import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored movement: a car came in. */
export const vehicleMovementDoc = (changes: Partial<NewOf<'vehicle_movement'>> = {}): NewOf<'vehicle_movement'> => ({
  id: newId(),
  vehicleId: newId(),
  kind: 'arrive',
  movedAt: Date.UTC(2026, 2, 14, 2),
  fromStatus: 'inTransit',
  toStatus: 'inStock',
  toPlace: '一号库',
  ...changes,
});
