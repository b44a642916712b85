import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type LossDoc = NewOf<'loss'>;

/** A stored application that waits for the manager. */
export const lossDoc = (changes: Partial<LossDoc> = {}): LossDoc => ({
  id: newId(),
  customerId: newId(),
  customerName: '王建国',
  kind: 'lost',
  lostOn: '2026-03-13',
  root: 'means',
  reason: '价格',
  state: 'waiting',
  askedAt: 1,
  levelBefore: 'B',
  ...changes,
});
