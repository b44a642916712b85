import { z } from 'zod';
import { cancellationStates } from '../../../db/cancellations/model.ts';
import { cancellation } from '../../../db/cancellations/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 退订, the newest first. */
export const cancellationList = listing({
  entity: 'cancellation',
  table: cancellation,
  fields: [
    ...(['docNo', 'docOn', 'status', 'customerId', 'customerName', 'fault', 'reason'] as const),
    ...(['refundFen', 'keptFen', 'compensationFen', 'updatedAt'] as const),
  ],
  also: {
    orderNo: column<string | null>('(SELECT doc_no FROM sales_order WHERE sales_order.id = r.order_id)'),
    askedBy: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.created_by)'),
  },
  filters: z.object({ text: textFilter(), status: z.enum(cancellationStates).optional() }),
  where: ({ text, status }) => [
    status && ['r.status = ?', status],
    holding(text, 'r.doc_no', 'r.customer_name', 'r.reason'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'cancellation_status' : 'cancellation_updated'),
    },
  },
  sort: 'updated',
  line: (row) => row,
});
