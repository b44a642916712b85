import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored line of a purchase order: shipped and expected. */
export const purchaseLineDoc = (changes: Partial<NewOf<'purchase_line'>> = {}): NewOf<'purchase_line'> => ({
  id: newId(),
  orderId: newId(),
  batch: '2026-02',
  series: 'RX',
  model: 'RX 350h',
  exteriorColor: '珍珠白',
  allocatedOn: '2026-02-10',
  shippedOn: '2026-03-01',
  expectedOn: '2026-03-20',
  priceFen: 441_000_00,
  ...changes,
});
