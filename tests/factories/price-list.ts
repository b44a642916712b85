import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 价目表 in use. */
export const priceListDoc = (changes: Partial<NewOf<'price_list'>> = {}): NewOf<'price_list'> => ({
  id: newId(),
  code: 'NOV',
  name: '十一月促销',
  active: true,
  ...changes,
});
