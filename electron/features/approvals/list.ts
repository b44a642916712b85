import { z } from 'zod';
import { APPROVAL_INSIDERS, approvalKinds, approvalStates } from '../../../db/approvals/model.ts';
import { approvalRequest } from '../../../db/approvals/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { approvalSight, askedNow, isVoid } from './service.ts';

/** 额度审批, the newest first; those who only ask read their own. */
export const approvalList = listing({
  entity: 'approval_request',
  table: approvalRequest,
  fields: [
    ...(['docNo', 'docOn', 'status', 'kind', 'docEntity', 'docId', 'docLabel', 'dealHash', 'askedFen'] as const),
    ...(['requiredLevel', 'reason', 'createdBy', 'createdAt', 'updatedAt'] as const),
  ],
  also: {
    askerName: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.created_by)'),
    customerName: column<string | null>('(SELECT name FROM customer WHERE customer.id = r.customer_id)'),
    deciderName: column<string | null>(
      `(SELECT staff.name FROM approval_decision d JOIN staff ON staff.id = d.created_by
        WHERE d.request_id = r.id AND d.deleted_at IS NULL ORDER BY d.created_at, d.id LIMIT 1)`,
    ),
  },
  filters: z.object({
    text: textFilter(),
    status: z.enum(approvalStates).optional(),
    kind: z.enum(approvalKinds).optional(),
  }),
  where: ({ text, status, kind }, who) => [
    !APPROVAL_INSIDERS.includes(who.role) && ['r.created_by = ?', who.id],
    status && ['r.status = ?', status],
    kind && ['r.kind = ?', kind],
    holding(text, 'r.doc_no', 'r.doc_label', 'r.reason'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'approval_request_status' : 'approval_request_updated'),
    },
  },
  sort: 'updated',
  line: ({ docEntity, docId, dealHash, requiredLevel, ...row }, who, _today, store) => ({
    ...row,
    ...(approvalSight.sees(who, 'requiredLevel') && { requiredLevel }),
    isVoid: isVoid({ status: row.status, dealHash }, askedNow(store.db, { docEntity, docId, kind: row.kind })),
  }),
});
