import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { digits } from './random.ts';

/** A stored purchase order. */
export const purchaseOrderDoc = (changes: Partial<NewOf<'purchase_order'>> = {}): NewOf<'purchase_order'> => ({
  id: newId(),
  orderNo: `PO${digits(6)}`,
  supplier: '总部进口车物流中心',
  orderedOn: '2026-02-02',
  ...changes,
});
