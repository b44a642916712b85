import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored 核销. */
export const settlementDoc = (changes: Partial<NewOf<'settlement'>> = {}): NewOf<'settlement'> => ({
  id: newId(),
  receivableId: newId(),
  receiptId: newId(),
  customerId: newId(),
  fen: 20_000_00,
  settledOn: '2026-03-14',
  ...changes,
});
