import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored line of a 商谈明细表. */
export const quoteLineDoc = (changes: Partial<NewOf<'quote_line'>> = {}): NewOf<'quote_line'> => ({
  id: newId(),
  quoteId: newId(),
  lineNo: 1,
  kind: 'vehicle',
  mode: 'sell',
  qty: 1,
  amountFen: 438_000_00,
  ...changes,
});
