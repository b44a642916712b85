import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored refund. */
export const refundDoc = (changes: Partial<NewOf<'refund'>> = {}): NewOf<'refund'> => ({
  id: newId(),
  docNo: 'TK0601-260314-0AB001',
  docOn: '2026-03-14',
  receiptId: newId(),
  customerId: newId(),
  purpose: '定金',
  method: 'cash',
  amountFen: 20_000_00,
  payeeName: '王建国',
  refundedOn: '2026-03-14',
  cashierId: newId(),
  ...changes,
});
