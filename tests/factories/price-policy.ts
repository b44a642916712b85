import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored policy of one list. */
export const pricePolicyDoc = (changes: Partial<NewOf<'price_policy'>> = {}): NewOf<'price_policy'> => ({
  id: newId(),
  code: 'CAR',
  name: '整车',
  steps: [{ seq: 10, listId: newId() }],
  ...changes,
});
