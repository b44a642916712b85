import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored plan of a week. */
export const salesPlanDoc = (changes: Partial<NewOf<'sales_plan'>> = {}): NewOf<'sales_plan'> => ({
  id: newId(),
  staffId: newId(),
  kind: 'week',
  fromOn: '2026-03-09',
  plan: '约三位 A 级客户到店',
  drives: 3,
  ...changes,
});
