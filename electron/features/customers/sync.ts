import { customer } from '../../../db/customers/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { hasAgreed } from '../../kernel/consent.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { customerGrams } from '../../kernel/search/index.ts';
import { prepared } from '../../kernel/statements.ts';
import { renumberMergedCards } from '../visits/numbering.ts';
import { CONSENT } from './consent-fields.ts';

const TELLS_NOTHING: readonly string[] = [...CONSENT, 'updatedAt', 'updatedBy'];

const atHeadOffice = (db: Connection, id: unknown): boolean =>
  prepared<object>(db, 'SELECT 1 FROM customer WHERE id = ? AND server_seq IS NOT NULL').get(id) !== undefined;

export const customerSync: SyncedEntity<typeof customer> = {
  name: 'customer',
  table: customer,
  grams: customerGrams,
  apart: CONSENT,
  /** The number head office's CRM gave this customer; everything else on the card is the showroom's. */
  headOffice: ['hqNo'],
  /**
   * Only with consent, of a merged card that of the one it was merged into. A withdrawal still travels, so that head office can
   * delete what it has (PIPL, DOMAIN 4), but only the withdrawal itself; and that two cards it has were merged, or one of them is a card
   * of its own again.
   */
  mayLeave(row, patch, db) {
    if (hasAgreed(db, row.id)) return true;
    if (row.serverSeq === null) return false;
    const fields = Object.keys(patch);
    if (fields.includes('into')) return patch.into === null || atHeadOffice(db, patch.into);
    // Allowed on the merged card, and not on the one that stays.
    if (row.mergedInto !== null && patch.hqShareConsent === 'granted') return false;
    return fields.includes('hqShareConsent') && fields.every((field) => TELLS_NOTHING.includes(field));
  },
  received: renumberMergedCards,
  label: (row) => row.name,
};
