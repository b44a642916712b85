import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored relation between two cards. */
export const customerRelationDoc = (
  changes: Partial<NewOf<'customer_relation'>> & { fromId: string; toId: string },
): NewOf<'customer_relation'> => ({ id: newId(), kind: 'family', ...changes });
