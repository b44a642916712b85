import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored draft of a 销售订单. */
export const salesOrderDoc = (changes: Partial<NewOf<'sales_order'>> = {}): NewOf<'sales_order'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  threadId: newId(),
  customerId: newId(),
  customerName: '王建国',
  customerClassId: newId(),
  consultantId: newId(),
  buyerName: '王建国',
  paymentMode: 'cash',
  pricingOn: '2026-03-14',
  ...changes,
});
