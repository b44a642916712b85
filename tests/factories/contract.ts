import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored draft of a contract. */
export const contractDoc = (changes: Partial<NewOf<'contract'>> = {}): NewOf<'contract'> => ({
  id: newId(),
  status: 'draft',
  versionNo: 1,
  threadId: newId(),
  customerId: newId(),
  buyerName: '王建国',
  modelName: 'RX 350h',
  vehicleFen: 438_000_00,
  depositKind: '定金',
  depositFen: 20_000_00,
  ...changes,
});
