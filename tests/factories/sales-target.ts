import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored month target of a consultant. */
export const salesTargetDoc = (changes: Partial<NewOf<'sales_target'>> = {}): NewOf<'sales_target'> => ({
  id: newId(),
  month: '2026-03',
  staffId: newId(),
  orders: 8,
  ...changes,
});
