import { salesTarget } from '../../../db/targets/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** The showroom's own business; no customer stands in it. */
export const targetSync: SyncedEntity<typeof salesTarget> = {
  name: 'sales_target',
  table: salesTarget,
  mayLeave: () => true,
  label: (row) => row.month,
};
