import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored item of a contract. */
export const contractLineDoc = (changes: Partial<NewOf<'contract_line'>> = {}): NewOf<'contract_line'> => ({
  id: newId(),
  contractId: newId(),
  lineNo: 1,
  kind: 'accessory',
  mode: 'sell',
  title: '贴膜',
  qty: 1,
  amountFen: 2_980_00,
  ...changes,
});
