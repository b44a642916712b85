import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 交车确认单 that nobody has taken a step on. */
export const signOffDoc = (changes: Partial<NewOf<'sign_off'>> = {}): NewOf<'sign_off'> => ({
  id: newId(),
  status: 'open',
  versionNo: 1,
  stockOutId: newId(),
  deliveryNoteId: newId(),
  ...changes,
});
