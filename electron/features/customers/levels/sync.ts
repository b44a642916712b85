import { levelChange, levelRule } from '../../../../db/customers/table.ts';
import type { SyncedEntity } from '../../../kernel/entity.ts';
import { hasAgreed } from '../../sync/consent/agreed.ts';

/** The showroom's own table. */
export const levelRuleSync: SyncedEntity<typeof levelRule> = {
  name: 'level_rule',
  table: levelRule,
  mayLeave: () => true,
  label: (row) => row.level,
};

/** Tells about a customer: it travels only as the customer may. */
export const levelChangeSync: SyncedEntity<typeof levelChange> = {
  name: 'level_change',
  table: levelChange,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => row.toLevel,
};
