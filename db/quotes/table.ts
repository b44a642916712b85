import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { documentColumns } from '../documents/columns.ts';
import type { paymentModes } from '../prices/model.ts';
import { sheetLineColumns } from '../sheets/columns.ts';
import type { QuoteState } from './model.ts';

/** 商谈明细表. */
export const quote = sqliteTable(
  'quote',
  {
    id: id(),
    ...documentColumns<QuoteState>(),
    /** All versions of one negotiation. */
    threadId: text('thread_id').notNull(),
    supersedesId: text('supersedes_id'),
    customerId: text('customer_id').notNull(),
    /** How the card was called then. */
    customerName: text('customer_name'),
    /** 客户分类 it was priced for. */
    customerClassId: text('customer_class_id').notNull(),
    consultantId: text('consultant_id').notNull(),
    productId: text('product_id').notNull(),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    vin: text('vin'),
    paymentMode: text('payment_mode').$type<(typeof paymentModes)[number]>().notNull(),
    pricingOn: on('pricing_on').notNull(),
    validUntil: on('valid_until').notNull(),
    plannedInvoiceOn: on('planned_invoice_on').notNull(),
    registrationRegion: text('registration_region'),
    loanBank: text('loan_bank'),
    loanDownFen: fen('loan_down_fen'),
    loanPrincipalFen: fen('loan_principal_fen'),
    loanMonths: integer('loan_months'),
    loanRateBp: integer('loan_rate_bp'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('quote_updated').on(t.updatedAt, t.id),
    index('quote_status').on(t.status, t.updatedAt, t.id),
    index('quote_consultant').on(t.consultantId, t.updatedAt, t.id),
    index('quote_on').on(t.docOn, t.threadId),
    index('quote_valid').on(t.validUntil, t.id),
    index('quote_of').on(t.customerId, t.updatedAt, t.id),
    index('quote_thread').on(t.threadId, t.versionNo),
    index('quote_no').on(t.docNo),
  ],
);

/** 商谈明细表行. */
export const quoteLine = sqliteTable(
  'quote_line',
  { id: id(), quoteId: text('quote_id').notNull(), ...sheetLineColumns(), ...syncedColumns() },
  (t) => [index('quote_line_of').on(t.quoteId, t.lineNo)],
);
