import { receipt, refund } from '../../../db/receipts/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Tells who paid: it travels only as the customer may. */
export const receiptSync: SyncedEntity<typeof receipt> = {
  name: 'receipt',
  table: receipt,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo,
};

export const refundSync: SyncedEntity<typeof refund> = {
  name: 'refund',
  table: refund,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo,
};
