import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 应收. */
export const receivableDoc = (changes: Partial<NewOf<'receivable'>> = {}): NewOf<'receivable'> => ({
  id: newId(),
  docNo: 'YS0601-260314-0AB001',
  docOn: '2026-03-14',
  customerId: newId(),
  orderId: newId(),
  orderVehicleId: newId(),
  invoiceId: newId(),
  amountFen: 438_000_00,
  dueOn: '2026-03-14',
  ...changes,
});
