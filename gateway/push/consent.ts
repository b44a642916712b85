import type { CrmIntent } from '../store/crm-outbox.ts';
import type { Change, RecordRow } from '../store/record.ts';

/**
 * What the head-office CRM may learn of a customer after a push: all of it with `hqShareConsent = granted`; else at most that
 * the record is to be deleted there, when it may have been sent before. A record new to the gateway was not, unless it was shared
 * within the push (`shared`): a PC that tells a restored gateway again what it forgot brings the consent and its end together.
 */
export function crmIntent(row: RecordRow, existed: boolean, shared: boolean): CrmIntent[] {
  const { id: entityId, rev } = row;
  if (isShared(row)) return [{ entityId, rev, action: 'upsert', certain: true }];
  return existed || shared ? [{ entityId, rev, action: 'delete', certain: shared }] : [];
}

/** The customers that were shared after any of these changes. */
export function sharedWithin(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.filter(({ entity, row }) => entity === 'customer' && isShared(row)).map(({ row }) => row.id));
}

/** Whether this customer agreed to be known at head office, as of now. */
export function isShared(row: RecordRow): boolean {
  return row.deletedAt === null && row.mergedInto === null && row.data.hqShareConsent === 'granted';
}
