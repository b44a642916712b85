import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 补充协议 that nobody has taken a step on. */
export const contractSupplementDoc = (
  changes: Partial<NewOf<'contract_supplement'>> = {},
): NewOf<'contract_supplement'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  contractId: newId(),
  terms: '交车日期改为 2026-04-10',
  ...changes,
});
