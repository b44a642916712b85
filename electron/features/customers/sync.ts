import { customer } from '../../../db/customers/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { customerGrams } from '../../kernel/search/index.ts';

export const customerSync: SyncedEntity<typeof customer> = {
  name: 'customer',
  table: customer,
  grams: customerGrams,
  /** Only with consent; a withdrawal still travels, so that head office can delete what it has (PIPL, DOMAIN 4). */
  mayLeave(row, patch) {
    return row.hqShareConsent === 'granted' || (row.serverSeq !== null && 'hqShareConsent' in patch);
  },
  label: (row) => row.name,
};
