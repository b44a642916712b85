import { z } from 'zod';
import { invoiceStates } from '../../../db/invoices/model.ts';
import { salesInvoice } from '../../../db/invoices/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 销售发票, the newest first; red ones stand below zero. */
export const invoiceList = listing({
  entity: 'sales_invoice',
  table: salesInvoice,
  fields: [
    ...(['docNo', 'status', 'medium', 'invoiceNo', 'issuedOn', 'customerName', 'buyerName', 'vin'] as const),
    ...(['brandModel', 'grossFen', 'netFen', 'taxFen', 'redOfId', 'orderId', 'updatedAt'] as const),
  ],
  also: { orderNo: column<string | null>('(SELECT doc_no FROM sales_order WHERE sales_order.id = r.order_id)') },
  filters: z.object({
    text: textFilter(),
    status: z.enum(invoiceStates).optional(),
    colour: z.enum(['blue', 'red']).optional(),
    /** Days of issue, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  where: ({ text, status, colour, from, to }) => [
    status && ['r.status = ?', status],
    colour && [colour === 'blue' ? 'r.red_of_id IS NULL' : 'r.red_of_id IS NOT NULL'],
    from && ['r.issued_on >= ?', from],
    to && ['r.issued_on <= ?', to],
    holding(text, 'r.doc_no', 'r.invoice_no', 'r.buyer_name', 'r.customer_name', 'r.vin'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'sales_invoice_status' : 'sales_invoice_updated'),
    },
    issued: { by: ['issuedOn'], descending: true, blanks: true, index: 'sales_invoice_issued' },
  },
  sort: 'updated',
  line: (row) => row,
});
