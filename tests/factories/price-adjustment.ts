import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored draft of a 调价单. */
export const priceAdjustmentDoc = (changes: Partial<NewOf<'price_adjustment'>> = {}): NewOf<'price_adjustment'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  kind: 'regular',
  reason: '厂家调价',
  ...changes,
});
