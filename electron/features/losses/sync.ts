import { loss } from '../../../db/losses/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { lossSearch } from './search.ts';

/** Tells about a customer: it travels only as the customer may. */
export const lossSync: SyncedEntity<typeof loss> = {
  name: 'loss',
  table: loss,
  search: lossSearch,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.customerName ?? '',
};
