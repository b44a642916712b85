import type { NewOf } from '../../db/entities.ts';
import { hashOf, newId } from '../../electron/kernel/ids.ts';

/** A stored 审批决定. */
export const approvalDecisionDoc = (changes: Partial<NewOf<'approval_decision'>> = {}): NewOf<'approval_decision'> => ({
  id: newId(),
  requestId: newId(),
  verdict: 'approve',
  level: 1,
  hash: hashOf('deal'),
  ...changes,
});
