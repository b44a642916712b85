import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { SATURDAY_MORNING } from '../harness/store.ts';

type DealIssueDoc = NewOf<'deal_issue'>;

/** A stored 单据问题: a car that another order has. */
export const dealIssueDoc = (changes: Partial<DealIssueDoc> = {}): DealIssueDoc => ({
  id: newId(),
  kind: 'claim_taken',
  severity: 'normal',
  key: 'vin:LFMA7BX00R1234567',
  entity: 'allocation',
  docId: newId(),
  docNo: 'PC0601-260314-B001',
  openedAt: SATURDAY_MORNING,
  ...changes,
});
