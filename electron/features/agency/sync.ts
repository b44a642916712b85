import { agencyEntry } from '../../../db/agency/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

const CUSTOMER = 'SELECT customer_id FROM sales_order WHERE id = ?';

/** Tells what was paid for a customer: leaves with their consent, as the order does. */
export const agencyEntrySync: SyncedEntity<typeof agencyEntry> = {
  name: 'agency_entry',
  table: agencyEntry,
  mayLeave(row, _patch, db) {
    const customerId = prepared(db, CUSTOMER).pluck().get(row.orderId) as string | undefined;
    return customerId !== undefined && hasAgreed(db, customerId);
  },
  label: (row) => row.payee,
};
