import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 客户分类 of its own. */
export const customerClassDoc = (changes: Partial<NewOf<'customer_class'>> = {}): NewOf<'customer_class'> => ({
  id: newId(),
  code: 'VIP',
  name: '贵宾',
  ...changes,
});
