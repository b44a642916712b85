import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored first maintenance, handed to after-sales. */
export const firstServiceDoc = (
  changes: Partial<NewOf<'first_service'>> & { customerId: string },
): NewOf<'first_service'> => ({
  id: newId(),
  doneOn: '2026-03-10',
  mileageKm: 5_200,
  advisor: '王工',
  ...changes,
});
