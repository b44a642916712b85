import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type QuestionDoc = NewOf<'question'>;

/** A phone two people changed, met by another PC and not decided yet. */
export const questionDoc = (changes: Partial<QuestionDoc> = {}): QuestionDoc => ({
  id: newId(),
  entity: 'customer',
  entityId: newId(),
  kind: 'conflict',
  askedFrom: newId(),
  mineJson: '{"mobile":"13700137000"}',
  beforeJson: '{"mobile":"13800138000"}',
  localBy: newId(),
  localAt: 1,
  openedAt: 2,
  ...changes,
});
