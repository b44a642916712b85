import type { duplicate } from '../../db/duplicates/table.ts';
import { newId } from '../../electron/kernel/ids.ts';

type DuplicateDoc = Partial<typeof duplicate.$inferInsert> & { id: string };

/** A pair of cards with one phone, as head office finds them; nobody has looked at it yet. */
export const duplicateDoc = (changes: Partial<DuplicateDoc> = {}): DuplicateDoc => ({
  id: newId(),
  entity: 'customer',
  leftId: newId(),
  rightId: newId(),
  reasons: ['phone'],
  state: 'open',
  ...changes,
});
