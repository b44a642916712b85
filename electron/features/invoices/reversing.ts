import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { balanceOf, settle, settlementsOf, takeBack } from './receivables.ts';
import type { Receivable } from './rows.ts';

const OF_INVOICE = `SELECT id, customer_id AS customerId FROM receivable WHERE invoice_id = ? AND amount_fen > 0 AND deleted_at IS NULL LIMIT 1`;

/** The receivable of an invoice that is none any more meets the one below zero: money that had settled it is free again, both come to nothing. */
export function takeInvoiceBack(tx: Write, invoiceId: string, red: Receivable): void {
  const blue = prepared<Pick<Receivable, 'id' | 'customerId'>>(tx.db, OF_INVOICE).get(invoiceId) as
    | Pick<Receivable, 'id' | 'customerId'>
    | undefined;
  if (!blue) return;
  for (const one of settlementsOf(tx.db, blue.id)) takeBack(tx, one, '发票红冲或作废');
  const open = balanceOf(tx.db, blue.id);
  if (open === 0) return;
  settle(tx, blue, { fen: open, againstId: red.id });
  settle(tx, red, { fen: -open, againstId: blue.id });
}
