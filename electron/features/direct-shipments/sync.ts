import { directRequest } from '../../../db/direct-shipments/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Names the customer of the order and where they live: leaves with their consent, as the order does. */
export const directRequestSync: SyncedEntity<typeof directRequest> = {
  name: 'direct_request',
  table: directRequest,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo ?? '',
};
