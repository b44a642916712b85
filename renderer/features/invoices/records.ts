import { invoiceProblems, salesInvoiceFields } from '../../../db/invoices/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { today } from '../../lib/today.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenInvoice = Outputs['invoices']['get'];
export type Account = Outputs['receivables']['account'];

/** 销售发票. What the face cannot do without is marked; a draft may be saved without it. */
export const invoiceRecord = aboutRecord('sales_invoice', salesInvoiceFields, {
  name: (saved) => (saved as { docNo?: string | null }).docNo ?? '',
  required: () => ['medium'],
  problems: (typed) => invoiceProblems(typed, today()),
});
export type InvoiceValues = RecordValues<(typeof salesInvoiceFields)['_output']>;
