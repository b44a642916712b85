import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored level rule: B is called every ten days. */
export const levelRuleDoc = (changes: Partial<NewOf<'level_rule'>> = {}): NewOf<'level_rule'> => ({
  id: newId(),
  level: 'B',
  name: 'B',
  everyDays: 10,
  validFrom: '2026-03-01',
  ...changes,
});
