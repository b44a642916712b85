import { approvalDecision, approvalRequest } from '../../../db/approvals/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { prepared } from '../../kernel/statements.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

const CUSTOMER = 'SELECT customer_id FROM approval_request WHERE id = ?';
const mayLeaveOf = (db: Connection, customerId: string | null | undefined) =>
  customerId === null || (customerId !== undefined && hasAgreed(db, customerId));

/** Of a deal with a customer: it travels only as the customer may. The label says no amount. */
export const approvalRequestSync: SyncedEntity<typeof approvalRequest> = {
  name: 'approval_request',
  table: approvalRequest,
  mayLeave: (row, _patch, db) => mayLeaveOf(db, row.customerId),
  label: (row) => row.docNo ?? row.docLabel,
};

export const approvalDecisionSync: SyncedEntity<typeof approvalDecision> = {
  name: 'approval_decision',
  table: approvalDecision,
  mayLeave: (row, _patch, db) =>
    mayLeaveOf(db, prepared(db, CUSTOMER).pluck().get(row.requestId) as string | null | undefined),
  label: (row) => row.verdict,
};
