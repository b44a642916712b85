import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type DuplicateDoc = NewOf<'duplicate'>;

/** A stored pair: two customers with one phone, not looked at yet. */
export const duplicateDoc = (changes: Partial<DuplicateDoc> = {}): DuplicateDoc => ({
  id: newId(),
  entity: 'customer',
  leftId: newId(),
  rightId: newId(),
  reasons: ['phone'],
  state: 'open',
  ...changes,
});
