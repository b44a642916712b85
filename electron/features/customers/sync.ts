import { customer } from '../../../db/customers/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { customerGrams } from '../../kernel/search/index.ts';
import { renumberMergedCards } from '../visits/numbering.ts';

/** The consent and who noted it: nothing here tells about the customer. */
const CONSENT = ['hqShareConsent', 'hqShareNoticeVersion', 'hqShareMethod', 'hqShareAt', 'hqShareBy'] as const;
const TELLS_NOTHING: readonly string[] = [...CONSENT, 'updatedAt', 'updatedBy'];

export const customerSync: SyncedEntity<typeof customer> = {
  name: 'customer',
  table: customer,
  grams: customerGrams,
  apart: CONSENT,
  /** The number head office's CRM gave this customer; everything else on the card is the showroom's. */
  headOffice: ['hqNo'],
  /**
   * Only with consent; a withdrawal still travels, so that head office can delete what it has (PIPL, DOMAIN 4), but only the
   * withdrawal itself.
   */
  mayLeave(row, patch) {
    if (row.hqShareConsent === 'granted') return true;
    const fields = Object.keys(patch);
    return (
      row.serverSeq !== null &&
      fields.includes('hqShareConsent') &&
      fields.every((field) => TELLS_NOTHING.includes(field))
    );
  },
  received: renumberMergedCards,
  label: (row) => row.name,
};
