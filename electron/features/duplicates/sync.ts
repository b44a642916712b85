import { duplicate } from '../../../db/duplicates/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** 疑似重复: found by head office among what it may have; it holds nothing but two ids and why. */
export const duplicateSync: SyncedEntity<typeof duplicate> = {
  name: 'duplicate',
  table: duplicate,
  mayLeave: () => true,
  label: (row) => row.reasons.join(' '),
};
