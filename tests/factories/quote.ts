import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored draft of a 商谈明细表. */
export function quoteDoc(changes: Partial<NewOf<'quote'>> = {}): NewOf<'quote'> {
  const id = newId();
  return {
    id,
    status: 'draft',
    versionNo: 1,
    threadId: id,
    customerId: newId(),
    customerName: '王建国',
    customerClassId: newId(),
    consultantId: newId(),
    productId: newId(),
    paymentMode: 'cash',
    pricingOn: '2026-03-14',
    validUntil: '2026-03-21',
    plannedInvoiceOn: '2026-03-20',
    ...changes,
  };
}
