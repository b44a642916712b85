import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 价格项 that everybody is told. */
export const priceItemDoc = (changes: Partial<NewOf<'price_item'>> = {}): NewOf<'price_item'> => ({
  id: newId(),
  code: 'deal',
  name: '门店成交价',
  visibleTo: ['consultant', 'manager'],
  ...changes,
});
