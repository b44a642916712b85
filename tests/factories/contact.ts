import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored contact: a call that reached somebody. */
export const contactDoc = (changes: Partial<NewOf<'contact'>> & { customerId: string }): NewOf<'contact'> => ({
  id: newId(),
  at: Date.UTC(2026, 2, 14, 2),
  method: 'call',
  outcome: 'reached',
  content: '想再看实车',
  levelBefore: 'B',
  levelAfter: 'B',
  ...changes,
});
