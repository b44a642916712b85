import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored line of a price list, without an end. */
export const priceListLineDoc = (changes: Partial<NewOf<'price_list_line'>> = {}): NewOf<'price_list_line'> => ({
  id: newId(),
  listId: newId(),
  itemCode: 'deal',
  productId: newId(),
  amountFen: 445_000_00,
  validFrom: '2026-01-01',
  ...changes,
});
