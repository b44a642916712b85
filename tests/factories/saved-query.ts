import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored query of the stock, shared with the showroom. */
export const savedQueryDoc = (changes: Partial<NewOf<'saved_query'>> = {}): NewOf<'saved_query'> => ({
  id: newId(),
  name: '在库 RX',
  kind: 'stock',
  filters: { status: 'inStock', series: 'RX' },
  shared: true,
  ...changes,
});
