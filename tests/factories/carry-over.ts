import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored month start: seven cards of B that are nobody's. */
export const carryOverDoc = (changes: Partial<NewOf<'carry_over'>> = {}): NewOf<'carry_over'> => ({
  id: newId(),
  month: '2026-03',
  lines: ['- B 7'],
  ...changes,
});
