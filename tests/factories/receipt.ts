import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored receipt. */
export const receiptDoc = (changes: Partial<NewOf<'receipt'>> = {}): NewOf<'receipt'> => ({
  id: newId(),
  docNo: 'SK0601-260314-0AB001',
  docOn: '2026-03-14',
  customerId: newId(),
  purpose: '定金',
  method: 'cash',
  amountFen: 20_000_00,
  payerName: '王建国',
  receivedOn: '2026-03-14',
  cashierId: newId(),
  ...changes,
});
