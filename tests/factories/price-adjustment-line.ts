import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored line of a 调价单. */
export const priceAdjustmentLineDoc = (
  changes: Partial<NewOf<'price_adjustment_line'>> = {},
): NewOf<'price_adjustment_line'> => ({
  id: newId(),
  adjustmentId: newId(),
  lineNo: 1,
  listId: newId(),
  itemCode: 'deal',
  productId: newId(),
  mode: 'amount',
  value: 445_000_00,
  newFen: 445_000_00,
  validFrom: '2026-03-14',
  ...changes,
});
