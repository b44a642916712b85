import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 额度 of a manager. */
export const authorityRuleDoc = (changes: Partial<NewOf<'authority_rule'>> = {}): NewOf<'authority_rule'> => ({
  id: newId(),
  level: 1,
  mayGoDownTo: 'floor',
  ...changes,
});
