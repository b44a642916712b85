import { z } from 'zod';
import { returnStates } from '../../../db/returns/model.ts';
import { vehicleReturn } from '../../../db/returns/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 退车, the newest first. */
export const returnList = listing({
  entity: 'vehicle_return',
  table: vehicleReturn,
  fields: ['docNo', 'docOn', 'status', 'customerName', 'vin', 'kind', 'reason', 'refundFen', 'useFeeFen', 'updatedAt'],
  also: {
    orderNo: column<string | null>('(SELECT doc_no FROM sales_order WHERE sales_order.id = r.order_id)'),
    askedBy: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.created_by)'),
  },
  filters: z.object({ text: textFilter(), status: z.enum(returnStates).optional() }),
  where: ({ text, status }) => [
    status && ['r.status = ?', status],
    holding(text, 'r.doc_no', 'r.customer_name', 'r.vin', 'r.reason'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'vehicle_return_status' : 'vehicle_return_updated'),
    },
  },
  sort: 'updated',
  line: (row) => row,
});
