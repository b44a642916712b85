import {
  needsReference,
  RECEIPT_REQUIRED,
  REFUND_REQUIRED,
  receiptFields,
  receiptProblems,
  refundFields,
  refundProblems,
} from '../../../db/receipts/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { today } from '../../lib/today.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenReceipt = Outputs['receipts']['get'];
export type ReceiptLine = Outputs['receipts']['list']['rows'][number];

const reference = (method: string | null | undefined) => (needsReference(method) ? ['externalRef'] : []);

/** 收款. */
export const receiptRecord = aboutRecord('receipt', receiptFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: ({ method }) => [...RECEIPT_REQUIRED, ...reference(method)],
  problems: (typed) => receiptProblems(typed, today()),
});
export type ReceiptValues = RecordValues<(typeof receiptFields)['_output']>;

/** 退款. */
export const refundRecord = aboutRecord('refund', refundFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: ({ method }) => [...REFUND_REQUIRED, ...reference(method)],
  problems: (typed) => refundProblems(typed, today()),
});
export type RefundValues = RecordValues<(typeof refundFields)['_output']>;
