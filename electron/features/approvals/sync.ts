import { approvalDecision, approvalRequest } from '../../../db/approvals/table.ts';
import { CLAIM_FIELDS, claimsFor, decisionKey } from '../../../db/documents/claim.ts';
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

type Decided = typeof approvalDecision.$inferSelect;
const keyOf = (row: Decided | null): string | null =>
  row === null || row.deletedAt !== null ? null : decisionKey(row.requestId);

/** Of two decisions of one request the first at head office is the decision; the other stays, 无效果. */
export const approvalDecisionSync: SyncedEntity<typeof approvalDecision> = {
  name: 'approval_decision',
  table: approvalDecision,
  headOffice: CLAIM_FIELDS,
  claims: (row, before) => claimsFor(keyOf(row), keyOf(before)),
  mayLeave: (row, _patch, db) =>
    mayLeaveOf(db, prepared(db, CUSTOMER).pluck().get(row.requestId) as string | null | undefined),
  label: (row) => row.verdict,
};
