import type { InferSelectModel } from 'drizzle-orm';
import { visit } from '../../../db/visits/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
import { renumberArrivedVisits } from './numbering.ts';

/** Fields that point at a person; an anonymous visit is a number in the day's traffic and may travel. */
const PERSONAL = ['customerId', 'guestName', 'guestPhone', 'address', 'plate'] as const;

export const visitSync: SyncedEntity<typeof visit> = {
  name: 'visit',
  table: visit,
  /** Judged on the row as it is now and on what this operation carries: a name taken off again must not leave either. */
  mayLeave(row, patch, db) {
    // Given to another customer since: this operation still names the first one.
    const { customerId: named } = patch;
    if (typeof named === 'string' && named !== row.customerId && !hasAgreed(db, named)) return false;
    if (row.customerId && hasAgreed(db, row.customerId)) return true;
    return PERSONAL.every((field) => !row[field] && !patch[field]);
  },
  /** 第几次来店 follows from the visits each PC has. */
  local: ['visitSeq'],
  received: renumberArrivedVisits,
  label: labelOf,
};

/** "2025-11-24 王先生": day and name or description, no number. */
function labelOf(row: InferSelectModel<typeof visit>): string {
  return [row.visitOn, row.guestName ?? row.guestDescription].filter(Boolean).join(' ');
}
