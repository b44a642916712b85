import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored appointment: somebody will come to see a car. */
export const appointmentDoc = (
  changes: Partial<NewOf<'appointment'>> & { customerId: string },
): NewOf<'appointment'> => ({
  id: newId(),
  at: Date.UTC(2026, 2, 14, 6),
  purpose: 'viewing',
  state: 'expected',
  ...changes,
});
