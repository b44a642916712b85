import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { opening } from '../../records/opening.ts';
import { carsOf } from '../orders/rows.ts';
import { invoiceDocument } from './document.ts';
import { settledSql } from './receivables.ts';
import { draftOf, invoiceSight, liveInvoiceOf, redOf } from './rows.ts';

/** A settlement as it is shown. */
export interface SettlementLine {
  id: string;
  receivableId: string;
  receiptId: string | null;
  receiptNo: string | null;
  fen: number;
  settledOn: string;
  reversesId: string | null;
  reversed: 0 | 1;
  reason: string | null;
  byName: string | null;
}
const LINES = `SELECT s.id, s.receivable_id AS receivableId, s.receipt_id AS receiptId, receipt.doc_no AS receiptNo, s.fen, s.settled_on AS settledOn,
    s.reverses_id AS reversesId, s.reason, staff.name AS byName,
    EXISTS (SELECT 1 FROM settlement back WHERE back.reverses_id = s.id AND back.deleted_at IS NULL) AS reversed
  FROM settlement s LEFT JOIN receipt ON receipt.id = s.receipt_id LEFT JOIN staff ON staff.id = s.created_by
  WHERE s.receivable_id = ? AND s.deleted_at IS NULL ORDER BY s.created_at, s.id`;
/** 核销 of a receivable, as they were made. */
export const linesOfReceivable = (db: Connection, id: string): SettlementLine[] =>
  prepared<SettlementLine>(db, LINES).all(id);

export interface ReceivableOfInvoice {
  id: string;
  docNo: string;
  amountFen: number;
  dueOn: string;
  settledFen: number;
}
const RECEIVABLE = `SELECT r.id, r.doc_no AS docNo, r.amount_fen AS amountFen, r.due_on AS dueOn, ${settledSql('r.id')} AS settledFen
  FROM receivable r WHERE r.invoice_id = ? AND r.deleted_at IS NULL ORDER BY r.created_at`;

const no = (db: Connection, sql: string, id: string | null) =>
  id === null ? null : ((db.prepare(sql).pluck().get(id) as string | null | undefined) ?? null);

/** 销售发票 with what it made owed, and its colour's other side. */
export const openInvoice = opening({
  sight: invoiceSight,
  more(tx, row, who) {
    const { db } = tx;
    const receivables = prepared<ReceivableOfInvoice>(db, RECEIVABLE).all(row.id);
    return {
      orderNo: no(db, 'SELECT doc_no FROM sales_order WHERE id = ?', row.orderId),
      contractNo: no(db, 'SELECT doc_no FROM contract WHERE id = ?', row.contractId),
      blueNo: no(db, 'SELECT coalesce(invoice_no, doc_no) FROM sales_invoice WHERE id = ?', row.redOfId),
      red: row.redOfId === null ? (redOf(db, row.id) ?? null) : null,
      receivables: receivables.map((one) => ({ ...one, settlements: linesOfReceivable(db, one.id) })),
      document: invoiceDocument.standing(tx, row, who),
    };
  },
});

/** 开票 of each car of an order: that there is one, and for those who read invoices which. */
export function invoicesOfOrder({ db }: Store, orderId: string, reads: boolean) {
  return carsOf(db, orderId).map(({ id: orderVehicleId }) => {
    const found = liveInvoiceOf(db, orderVehicleId) ?? (reads ? draftOf(db, orderVehicleId) : undefined);
    return {
      orderVehicleId,
      state: found?.status ?? null,
      issuedOn: found?.status === 'recorded' ? found.issuedOn : null,
      ...(reads && found && { id: found.id, docNo: found.docNo, invoiceNo: found.invoiceNo }),
    };
  });
}
