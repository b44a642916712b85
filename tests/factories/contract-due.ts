import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored part of a payment plan. */
export const contractDueDoc = (changes: Partial<NewOf<'contract_due'>> = {}): NewOf<'contract_due'> => ({
  id: newId(),
  contractId: newId(),
  lineNo: 1,
  dueOn: '2026-04-14',
  dueFen: 418_000_00,
  condition: '交车前',
  ...changes,
});
