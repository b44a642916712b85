import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 价格匹配 without an end. */
export const priceMatchDoc = (changes: Partial<NewOf<'price_match'>> = {}): NewOf<'price_match'> => ({
  id: newId(),
  productClassId: newId(),
  customerClassId: newId(),
  policyId: newId(),
  validFrom: '2026-01-01',
  ...changes,
});
