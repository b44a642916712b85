import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored change of level: from B to A. */
export const levelChangeDoc = (
  changes: Partial<NewOf<'level_change'>> & { customerId: string },
): NewOf<'level_change'> => ({
  id: newId(),
  fromLevel: 'B',
  toLevel: 'A',
  trigger: 'contact',
  reason: '车色定了',
  ...changes,
});
