import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type { EntityName } from '../records.ts';
import type { ApprovalKind, ApprovalState, verdicts } from './model.ts';

/** 额度审批. */
export const approvalRequest = sqliteTable(
  'approval_request',
  {
    id: id(),
    ...documentColumns<ApprovalState>(),
    kind: text('kind').$type<ApprovalKind>().notNull(),
    docEntity: text('doc_entity').$type<EntityName>().notNull(),
    docId: text('doc_id').notNull(),
    docVersionNo: integer('doc_version_no').notNull(),
    docLabel: text('doc_label').notNull(),
    /** dealHash: what is asked about. */
    dealHash: text('deal_hash').notNull(),
    customerId: text('customer_id'),
    askedFen: fen('asked_fen'),
    requiredLevel: integer('required_level').notNull(),
    reason: text('reason').notNull(),
    ...syncedColumns(),
  },
  (t) => [
    index('approval_request_updated').on(t.updatedAt, t.id),
    index('approval_request_status').on(t.status, t.updatedAt, t.id),
    index('approval_request_on').on(t.docOn, t.id),
    index('approval_request_asked').on(t.createdBy, t.updatedAt, t.id),
    index('approval_request_hash').on(t.dealHash),
    index('approval_request_doc').on(t.docId),
    index('approval_request_no').on(t.docNo),
  ],
);

/** 审批决定. */
export const approvalDecision = sqliteTable(
  'approval_decision',
  {
    id: id(),
    requestId: text('request_id').notNull(),
    verdict: text('verdict').$type<(typeof verdicts)[number]>().notNull(),
    level: integer('level').notNull(),
    note: text('note'),
    hash: text('hash').notNull(),
    ...claimColumns(),
    ...syncedColumns(),
  },
  (t) => [index('approval_decision_of').on(t.requestId, t.createdAt, t.id)],
);
