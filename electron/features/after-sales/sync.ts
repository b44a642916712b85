import { firstService } from '../../../db/after-sales/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Tells of a customer: it travels only as the customer may. */
export const firstServiceSync: SyncedEntity<typeof firstService> = {
  name: 'first_service',
  table: firstService,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.doneOn,
};
