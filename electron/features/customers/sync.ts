import { customer } from '../../../db/customers/table.ts';
import { collationKey } from '../../kernel/collation.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { renumberMergedCards } from '../visits/numbering.ts';
import { CONSENT } from './consent-fields.ts';
import { customerSearch } from './search.ts';
import { yieldConsent } from './yielding.ts';

const TELLS_NOTHING: readonly string[] = [...CONSENT, 'updatedAt', 'updatedBy'];

const MAY_BE_THERE = `SELECT 1 FROM customer AS c WHERE id = ? AND (server_seq IS NOT NULL
  OR EXISTS (SELECT 1 FROM outbox WHERE entity_id = c.id AND server_seq IS NOT NULL))`;

/** Head office has this card, may have it, or may be told of it. */
const mayBeNamed = (db: Connection, id: unknown): boolean =>
  hasAgreed(db, String(id)) || prepared<object>(db, MAY_BE_THERE).get(id) !== undefined;

export const customerSync: SyncedEntity<typeof customer> = {
  name: 'customer',
  table: customer,
  search: customerSearch,
  apart: CONSENT,
  local: ['nameKey'],
  derived: { nameKey: { of: 'name', by: (name) => collationKey(name as string) } },
  /** The number head office's CRM gave this customer; everything else on the card is the showroom's. */
  headOffice: ['hqNo'],
  /**
   * Only with consent, of a merged card that of the one it was merged into. A withdrawal still travels, so that head office can
   * delete what it has (PIPL, DOMAIN 4), but only the withdrawal itself; and that two cards it has were merged, or one of them is a card
   * of its own again. Into a card it may not have it is not told to merge: it could not.
   */
  mayLeave(row, patch, db) {
    const fields = Object.keys(patch);
    const merging = fields.includes('into');
    if (merging && patch.into !== null && !mayBeNamed(db, patch.into)) return false;
    if (hasAgreed(db, row.id)) return true;
    if (row.serverSeq === null) return false;
    if (merging) return true;
    // Allowed on the merged card, and not on the one that stays.
    if (row.mergedInto !== null && patch.hqShareConsent === 'granted') return false;
    return fields.includes('hqShareConsent') && fields.every((field) => TELLS_NOTHING.includes(field));
  },
  received(tx, ids) {
    renumberMergedCards(tx, ids);
    for (const id of ids) yieldConsent(tx, id);
  },
  label: (row) => row.name,
};
