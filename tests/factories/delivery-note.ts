import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 发货单 that nobody has taken a step on. */
export const deliveryNoteDoc = (changes: Partial<NewOf<'delivery_note'>> = {}): NewOf<'delivery_note'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  orderId: newId(),
  orderVehicleId: newId(),
  customerId: newId(),
  mode: 'pickup',
  ...changes,
});
