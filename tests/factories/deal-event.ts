import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored step of a document. */
export const dealEventDoc = (changes: Partial<NewOf<'deal_event'>> = {}): NewOf<'deal_event'> => ({
  id: newId(),
  entity: 'price_adjustment',
  docId: newId(),
  versionNo: 1,
  from: 'draft',
  to: 'submitted',
  ...changes,
});
