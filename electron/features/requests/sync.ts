import { serviceRequest } from '../../../db/requests/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { requestSearch } from './search.ts';

/** What a customer asked for travels only as the customer may. */
export const requestSync: SyncedEntity<typeof serviceRequest> = {
  name: 'service_request',
  table: serviceRequest,
  search: requestSearch,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.customerName ?? '',
};
