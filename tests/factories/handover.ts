import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored handover: one card, because somebody is away. */
export const handoverDoc = (changes: Partial<NewOf<'handover'>> = {}): NewOf<'handover'> => ({
  id: newId(),
  fromId: newId(),
  toId: newId(),
  reason: 'away',
  cardIds: [newId()],
  ...changes,
});
