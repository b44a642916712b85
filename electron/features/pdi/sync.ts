import { pdiSheet } from '../../../db/pdi/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** Of a car; no customer stands in it. */
export const pdiSync: SyncedEntity<typeof pdiSheet> = {
  name: 'pdi_sheet',
  table: pdiSheet,
  mayLeave: () => true,
  label: (row) => row.docNo ?? '',
};
