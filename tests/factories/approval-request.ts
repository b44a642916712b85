import type { NewOf } from '../../db/entities.ts';
import { hashOf, newId } from '../../electron/kernel/ids.ts';

/** A stored 额度审批 that waits. */
export const approvalRequestDoc = (changes: Partial<NewOf<'approval_request'>> = {}): NewOf<'approval_request'> => ({
  id: newId(),
  status: 'pending',
  versionNo: 1,
  kind: 'priceConcession',
  docEntity: 'price_adjustment',
  docId: newId(),
  docVersionNo: 1,
  docLabel: 'BJ0601-260314-A001',
  dealHash: hashOf('deal'),
  askedFen: 680_00,
  requiredLevel: 1,
  reason: '竞品同价',
  ...changes,
});
