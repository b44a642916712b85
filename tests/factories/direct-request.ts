import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 直运申请 that nobody has taken a step on. */
export const directRequestDoc = (changes: Partial<NewOf<'direct_request'>> = {}): NewOf<'direct_request'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  orderId: newId(),
  orderVehicleId: newId(),
  customerId: newId(),
  ...changes,
});
