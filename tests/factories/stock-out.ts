import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 出库单 that nobody has taken a step on. */
export const stockOutDoc = (changes: Partial<NewOf<'stock_out'>> = {}): NewOf<'stock_out'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  deliveryNoteId: newId(),
  vehicleId: newId(),
  ...changes,
});
