import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 代办付款. */
export const agencyEntryDoc = (changes: Partial<NewOf<'agency_entry'>> = {}): NewOf<'agency_entry'> => ({
  id: newId(),
  orderId: newId(),
  kind: 'purchaseTax',
  payee: '税务局',
  amountFen: 38_761_06,
  method: 'cash',
  paidOn: '2026-03-14',
  ...changes,
});
