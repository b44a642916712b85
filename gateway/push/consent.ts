import type { CrmIntent } from '../store/crm-outbox.ts';
import type { RecordRow } from './record.ts';

/**
 * What the head-office CRM may learn of a customer after a push: all of it with `hqShareConsent = granted`; else at most that
 * the record is to be deleted there, when it may have been sent before. A record new to the gateway was never sent.
 */
export function crmIntent(row: RecordRow, existed: boolean): CrmIntent[] {
  if (isShared(row)) return [{ entityId: row.id, rev: row.rev, action: 'upsert' }];
  return existed ? [{ entityId: row.id, rev: row.rev, action: 'delete' }] : [];
}

/** Whether this customer agreed to be known at head office, as of now. */
export function isShared(row: RecordRow): boolean {
  return row.deletedAt === null && row.mergedInto === null && row.data.hqShareConsent === 'granted';
}
