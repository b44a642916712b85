import { customer } from '../../../db/customers/table.ts';
import { hasAgreed } from '../../kernel/consent.ts';
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
   * Only with consent, of a merged card that of the one it was merged into. A withdrawal still travels, so that head office can
   * delete what it has (PIPL, DOMAIN 4), but only the withdrawal itself; and, for the same reason, that a card it has was
   * merged, and into which, or is a card of its own again.
   */
  mayLeave(row, patch, db) {
    const merged = row.mergedInto !== null;
    if (merged ? hasAgreed(db, row.id) : row.hqShareConsent === 'granted') return true;
    if (row.serverSeq === null) return false;
    const fields = Object.keys(patch);
    if (fields.includes('into')) return patch.into === null || row.hqShareConsent === 'granted';
    // Allowed on the merged card, and not on the one that stays.
    if (merged && patch.hqShareConsent === 'granted') return false;
    return fields.includes('hqShareConsent') && fields.every((field) => TELLS_NOTHING.includes(field));
  },
  received: renumberMergedCards,
  label: (row) => row.name,
};
