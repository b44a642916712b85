import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored accessory. */
export const productDoc = (changes: Partial<NewOf<'product'>> = {}): NewOf<'product'> => ({
  id: newId(),
  kind: 'accessory',
  name: '脚垫',
  productClassId: newId(),
  taxRateBp: 1300,
  active: true,
  ...changes,
});
