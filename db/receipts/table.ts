import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { PayMethod, Purpose } from './model.ts';

/** What a receipt and a refund both say of the money. */
const moneyColumns = () => ({
  docNo: text('doc_no').notNull(),
  docOn: on('doc_on').notNull(),
  customerId: text('customer_id').notNull(),
  contractId: text('contract_id'),
  orderId: text('order_id'),
  purpose: text('purpose').$type<Purpose>().notNull(),
  method: text('method').$type<PayMethod>().notNull(),
  amountFen: fen('amount_fen').notNull(),
  externalRef: text('external_ref'),
  /** Who stood at the till. */
  cashierId: text('cashier_id').notNull(),
  /** The one of its kind that this one takes back, whole; why stands in `reason`. */
  reversesId: text('reverses_id'),
  reason: text('reason'),
});

/** 收款. */
export const receipt = sqliteTable(
  'receipt',
  {
    id: id(),
    ...moneyColumns(),
    payerName: text('payer_name').notNull(),
    receivedOn: on('received_on').notNull(),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('receipt_received').on(t.receivedOn, t.id),
    index('receipt_method').on(t.method, t.receivedOn, t.id),
    index('receipt_of').on(t.customerId, t.receivedOn),
    index('receipt_contract').on(t.contractId),
    index('receipt_order').on(t.orderId),
    index('receipt_reverses').on(t.reversesId),
    index('receipt_ref').on(t.externalRef),
    index('receipt_no').on(t.docNo),
  ],
);

/** 退款. */
export const refund = sqliteTable(
  'refund',
  {
    id: id(),
    ...moneyColumns(),
    receiptId: text('receipt_id').notNull(),
    payeeName: text('payee_name').notNull(),
    refundedOn: on('refunded_on').notNull(),
    /** The decision it follows (退订, 退款审批). */
    decisionId: text('decision_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('refund_refunded').on(t.refundedOn, t.id),
    index('refund_receipt').on(t.receiptId),
    index('refund_of').on(t.customerId),
    index('refund_contract').on(t.contractId),
    index('refund_order').on(t.orderId),
    index('refund_reverses').on(t.reversesId),
    index('refund_no').on(t.docNo),
  ],
);
