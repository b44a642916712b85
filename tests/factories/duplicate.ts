import type { duplicate } from '../../db/duplicates/table.ts';
import { newId } from '../../electron/kernel/ids.ts';

type DuplicateDoc = Pick<typeof duplicate.$inferInsert, 'id' | 'entity' | 'leftId' | 'rightId' | 'reasons' | 'state'>;

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
