import { vehicleReturn } from '../../../db/returns/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Names the customer of the deal: leaves with their consent, as the order does. */
export const vehicleReturnSync: SyncedEntity<typeof vehicleReturn> = {
  name: 'vehicle_return',
  table: vehicleReturn,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.docNo ?? '',
};
