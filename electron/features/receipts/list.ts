import { z } from 'zod';
import { methods, purposes, type ReceiptState } from '../../../db/receipts/model.ts';
import { receipt } from '../../../db/receipts/table.ts';
import { standingSql } from '../../kernel/alias.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { refundedSql } from './rows.ts';

const STATE = `CASE WHEN r.reverses_id IS NOT NULL THEN 'reversal'
  WHEN EXISTS (SELECT 1 FROM receipt back WHERE back.reverses_id = r.id AND back.deleted_at IS NULL) THEN 'reversed'
  ELSE 'posted' END`;

/** 收款, the newest first; what takes another back stands below zero. */
export const receiptList = listing({
  entity: 'receipt',
  table: receipt,
  fields: [
    'docNo',
    'customerId',
    'contractId',
    'orderId',
    'purpose',
    'method',
    'amountFen',
    'payerName',
    'externalRef',
    'receivedOn',
    'reversesId',
  ],
  also: {
    state: column<ReceiptState>(STATE),
    refundedFen: column<number>(refundedSql('r.id')),
    customer: column<string | null>('now.name'),
    cashierName: column<string | null>('cashier.name'),
  },
  join: `LEFT JOIN customer now ON now.id = ${standingSql('customer', 'r.customer_id')}
    LEFT JOIN staff cashier ON cashier.id = r.cashier_id`,
  filters: z.object({
    text: textFilter(),
    method: z.enum(methods).optional(),
    purpose: z.enum(purposes).optional(),
    customerId: z.uuid().optional(),
    contractId: z.uuid().optional(),
    /** Days it was received on, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  where: ({ text, method, purpose, customerId, contractId, from, to }) => [
    method && ['r.method = ?', method],
    purpose && ['r.purpose = ?', purpose],
    customerId && ['r.customer_id = ?', customerId],
    contractId && ['r.contract_id = ?', contractId],
    from && ['r.received_on >= ?', from],
    to && ['r.received_on <= ?', to],
    holding(text, 'r.doc_no', 'r.payer_name', 'r.external_ref', 'now.name'),
  ],
  sorts: {
    received: {
      by: ['receivedOn'],
      descending: true,
      index: ({ method }) => (method ? 'receipt_method' : 'receipt_received'),
    },
  },
  sort: 'received',
  line: ({ amountFen, ...row }) => ({ ...row, amountFen: row.reversesId === null ? amountFen : -amountFen }),
});
