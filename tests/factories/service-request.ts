import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type RequestDoc = NewOf<'service_request'>;

/** A stored request that waits for its answer. */
export const serviceRequestDoc = (changes: Partial<RequestDoc> = {}): RequestDoc => ({
  id: newId(),
  customerId: newId(),
  customerName: '王建国',
  kind: 'repair',
  content: '右后门关不严',
  dueOn: '2026-03-16',
  ownerId: newId(),
  state: 'open',
  raisedAt: 1,
  ...changes,
});
