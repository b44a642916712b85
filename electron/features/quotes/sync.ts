import { quote, quoteLine } from '../../../db/quotes/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Tells what a customer was offered: it travels only as the customer may. */
export const quoteSync: SyncedEntity<typeof quote> = {
  name: 'quote',
  table: quote,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo ?? row.customerName ?? '',
};

const CUSTOMER = 'SELECT customer_id FROM quote WHERE id = ?';

/** Without an amount: the list of what was sent is read by others too. */
export const quoteLineSync: SyncedEntity<typeof quoteLine> = {
  name: 'quote_line',
  table: quoteLine,
  mayLeave(row, _patch, db) {
    const customerId = prepared(db, CUSTOMER).pluck().get(row.quoteId) as string | undefined;
    return customerId !== undefined && hasAgreed(db, customerId);
  },
  label: (row) => `${row.lineNo} ${row.title ?? row.kind}`,
};
