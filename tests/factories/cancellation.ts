import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 退订 that waits for a decision. */
export const cancellationDoc = (changes: Partial<NewOf<'cancellation'>> = {}): NewOf<'cancellation'> => ({
  id: newId(),
  status: 'requested',
  versionNo: 1,
  orderId: newId(),
  customerId: newId(),
  fault: 'none',
  reason: '家里另有用钱的地方',
  ...{
    contractFen: 45_000_000,
    paidFen: 500_000,
    bindingFen: 500_000,
    keptFen: 0,
    refundFen: 500_000,
    compensationFen: 0,
  },
  ...changes,
});
