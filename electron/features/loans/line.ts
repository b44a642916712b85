import { dayOf } from '../../../db/core/day.ts';
import { type Done, type LineState, lineOf } from '../../../db/loans/line.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { type Loan, loanOf, type StockOutRequest } from './rows.ts';

interface Paper {
  id: string;
  docNo: string | null;
  at: number | null;
}

const DECISION = `SELECT id, doc_no AS docNo, updated_at AS at FROM approval_request
  WHERE doc_id = ? AND kind = 'priceOpen' AND status = 'approved' AND deleted_at IS NULL LIMIT 1`;
const ORDER = `SELECT id, doc_no AS docNo, updated_at AS at FROM sales_order WHERE id = ? AND deleted_at IS NULL`;
const NOTE = `SELECT id, doc_no AS docNo, updated_at AS at FROM delivery_note
  WHERE order_vehicle_id = ? AND status IN ('approved', 'executed') AND deleted_at IS NULL ORDER BY updated_at DESC LIMIT 1`;
const OUT = `SELECT id, doc_no AS docNo, status, updated_at AS at FROM stock_out WHERE delivery_note_id = ? AND deleted_at IS NULL
  ORDER BY created_at LIMIT 1`;
const SIGNED = `SELECT id, doc_no AS docNo, updated_at AS at FROM sign_off
  WHERE stock_out_id = ? AND status = 'signed' AND deleted_at IS NULL LIMIT 1`;
const INVOICE = `SELECT id, doc_no AS docNo, invoice_no AS invoiceNo, updated_at AS at FROM sales_invoice
  WHERE order_vehicle_id = ? AND red_of_id IS NULL AND status = 'recorded' AND deleted_at IS NULL LIMIT 1`;
const SHIPPED = `SELECT id, month AS docNo, created_at AS at FROM goods_shipped_line
  WHERE order_vehicle_id = ? AND deleted_at IS NULL ORDER BY month LIMIT 1`;
const CARRIED = `SELECT id, NULL AS docNo, created_at AS at FROM cost_carry
  WHERE order_vehicle_id = ? AND reverses_id IS NULL AND deleted_at IS NULL LIMIT 1`;
const OWED = `SELECT r.id, r.doc_no AS docNo, r.amount_fen - coalesce((SELECT sum(s.fen) FROM settlement s
    WHERE s.receivable_id = r.id AND s.deleted_at IS NULL), 0) AS openFen, r.updated_at AS at
  FROM receivable r WHERE r.order_vehicle_id = ? AND r.deleted_at IS NULL ORDER BY r.created_at DESC LIMIT 1`;

const found = <R extends Paper>(db: Connection, sql: string, id: string | null | undefined): R | undefined =>
  id == null ? undefined : (prepared<R>(db, sql).get(id) as R | undefined);
const done = (paper: Paper | undefined, path: string): Done | undefined =>
  paper && { on: paper.at === null ? null : dayOf(paper.at), docNo: paper.docNo, path: path && `${path}/${paper.id}` };

/** What of 借出转销售 is done, read from the papers there are. */
export function loanLine(db: Connection, request: StockOutRequest): LineState[] {
  const loan: Loan | undefined = loanOf(db, request.id);
  const carId = loan?.orderVehicleId;
  const order = loan?.allocationId == null ? undefined : found(db, ORDER, loan.orderId);
  const note = order && found(db, NOTE, carId);
  const out = note && found<Paper & { status: string }>(db, OUT, note.id);
  const invoice = found<Paper & { invoiceNo: string | null }>(db, INVOICE, order && carId);
  const owed = found<Paper & { openFen: number }>(db, OWED, order && carId);
  const isSubmitted = ['submitted', 'taken', 'ended'].includes(request.status);
  const own = (docNo: string | null, on: string | null): Done => ({ on, docNo, path: `/loans/${request.id}` });
  const ticked = Object.entries(request.ticks ?? {}).map(([no, { on, note }]) => [
    no,
    { on, note, docNo: null, path: null },
  ]);
  const line: Record<number, Done | undefined> = {
    ...Object.fromEntries(ticked),
    1: done(found(db, DECISION, request.id), '/approvals'),
    3: isSubmitted ? own(request.docNo, request.docOn) : undefined,
    4: loan && own(loan.docNo, dayOf(loan.createdAt)),
    5: loan?.lentOn ? own(loan.docNo, loan.lentOn) : undefined,
    7: done(order, '/orders'),
    8: done(note, '/deliveries'),
    9: done(out, '/stock-outs'),
    10: out && out.status !== 'draft' ? done(out, '/stock-outs') : undefined,
    11: out?.status === 'left' ? done(out, '/stock-outs') : undefined,
    13: done(found(db, SIGNED, out?.id), '/sign-offs'),
    15: done(found(db, SHIPPED, order && carId), ''),
    16: done(invoice, '/invoices'),
    17: done(found(db, CARRIED, order && carId), ''),
    18: owed && owed.openFen <= 0 ? done(owed, '') : undefined,
    ...(invoice && { 14: { on: null, docNo: invoice.invoiceNo, path: `/invoices/${invoice.id}` } }),
  };
  const over =
    ['refused', 'cancelled'].includes(request.status) || loan?.status === 'returned' || loan?.status === 'cancelled';
  return lineOf(line, over);
}
