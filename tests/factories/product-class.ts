import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 产品分类 of its own. */
export const productClassDoc = (changes: Partial<NewOf<'product_class'>> = {}): NewOf<'product_class'> => ({
  id: newId(),
  code: 'CAR-RX',
  name: 'RX',
  ...changes,
});
