import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored first copy of a paper. */
export const documentPrintDoc = (changes: Partial<NewOf<'document_print'>> = {}): NewOf<'document_print'> => ({
  id: newId(),
  entity: 'price_adjustment',
  docId: newId(),
  versionNo: 1,
  form: 'notice',
  nth: 1,
  ...changes,
});
