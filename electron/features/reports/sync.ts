import { carryOver } from '../../../db/reports/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { kpiRollup } from './rollup/rollup.ts';

/** Numbers of the showroom, about nobody. */
export const carryOverSync: SyncedEntity<typeof carryOver> = {
  name: 'carry_over',
  table: carryOver,
  mayLeave: () => true,
  rollup: kpiRollup,
  label: (row) => row.month,
};
