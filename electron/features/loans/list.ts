import { z } from 'zod';
import { isOverdue, loanPurposes, requestStates } from '../../../db/loans/model.ts';
import { stockOutRequest } from '../../../db/loans/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 逾期未还 借出中 */
export const loanViews = ['overdue', 'lent'] as const;

const OUT = `EXISTS (SELECT 1 FROM loan out WHERE out.request_id = r.id AND out.status = 'lent' AND out.deleted_at IS NULL`;

/** 借出: 出库申请单 with the 借出单 made of it, the newest first. */
export const loanList = listing({
  entity: 'stock_out_request',
  table: stockOutRequest,
  fields: [
    ...(['docNo', 'docOn', 'status', 'vehicleId', 'vin', 'customerId', 'borrower', 'purpose'] as const),
    ...(['dueBackOn', 'claimState', 'updatedAt'] as const),
  ],
  also: {
    loanNo: column<string | null>('lent.doc_no'),
    loanStatus: column<string | null>('lent.status'),
    lentOn: column<string | null>('lent.lent_on'),
    model: column<string | null>('coalesce(car.model, car.series)'),
  },
  join: 'LEFT JOIN loan lent ON lent.request_id = r.id AND lent.deleted_at IS NULL LEFT JOIN vehicle car ON car.id = r.vehicle_id',
  filters: z.object({
    text: textFilter(),
    status: z.enum(requestStates).optional(),
    purpose: z.enum(loanPurposes).optional(),
    view: z.enum(loanViews).optional(),
  }),
  where: ({ text, status, purpose, view }, _who, today) => [
    status && ['r.status = ?', status],
    purpose && ['r.purpose = ?', purpose],
    view === 'lent' && [`${OUT})`],
    view === 'overdue' && [`${OUT} AND out.due_back_on < ?)`, today],
    holding(text, 'r.doc_no', 'r.vin', 'r.borrower'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'stock_out_request_status' : 'stock_out_request_updated'),
    },
  },
  sort: 'updated',
  line: (row, _who, today) => ({
    ...row,
    isOverdue: isOverdue({ status: row.loanStatus, dueBackOn: row.dueBackOn }, today),
  }),
});
