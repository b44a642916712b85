import type { PayMethod } from '../../../db/receipts/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { opening } from '../../records/opening.ts';
import { standing } from '../../records/standing.ts';
import { receiptSight, refundedOf } from './rows.ts';

/** A record beside a receipt, by name. */
export interface Beside {
  id: string;
  docNo: string;
  on: string;
  reason: string | null;
  byName: string | null;
}

export interface RefundLine extends Beside {
  rev: number;
  amountFen: number;
  method: PayMethod;
  payeeName: string;
  externalRef: string | null;
  /** It takes another refund back. */
  reversesId: string | null;
  reversed: 0 | 1;
}

const BESIDE = `SELECT r.id, r.doc_no AS docNo, r.received_on AS "on", r.reason, staff.name AS byName
  FROM receipt r LEFT JOIN staff ON staff.id = r.cashier_id WHERE r.deleted_at IS NULL AND`;
const REVERSAL = `${BESIDE} r.reverses_id = ? ORDER BY r.id LIMIT 1`;
const REVERSED = `${BESIDE} r.id = ?`;
const REFUNDS = `SELECT r.id, r.rev, r.doc_no AS docNo, r.refunded_on AS "on", r.reason, staff.name AS byName, r.amount_fen AS amountFen,
    r.method, r.payee_name AS payeeName, r.external_ref AS externalRef, r.reverses_id AS reversesId,
    EXISTS (SELECT 1 FROM refund back WHERE back.reverses_id = r.id AND back.deleted_at IS NULL) AS reversed
  FROM refund r LEFT JOIN staff ON staff.id = r.cashier_id WHERE r.receipt_id = ? AND r.deleted_at IS NULL ORDER BY r.id`;
const NAME = 'SELECT name FROM customer WHERE id = ?';
const CONTRACT = 'SELECT doc_no AS docNo FROM contract WHERE id = ?';
const STAFF = 'SELECT name FROM staff WHERE id = ?';

const one = <T>(db: Connection, sql: string, id: string | null): T | null =>
  id === null ? null : ((prepared<object>(db, sql).get(id) as T | undefined) ?? null);

/** One receipt with what became of it. */
export const openReceipt = opening({
  sight: receiptSight,
  more({ db }, row) {
    const reversal = one<Beside>(db, REVERSAL, row.id);
    return {
      customerName: one<{ name: string }>(db, NAME, standing(db, 'customer', row.customerId))?.name ?? null,
      cashierName: one<{ name: string }>(db, STAFF, row.cashierId)?.name ?? null,
      contractNo: one<{ docNo: string | null }>(db, CONTRACT, row.contractId)?.docNo ?? null,
      /** What took it back. */
      reversal,
      /** What it takes back. */
      reverses: one<Beside>(db, REVERSED, row.reversesId),
      refunds: prepared<RefundLine>(db, REFUNDS).all(row.id),
      /** What may still go back, 分. */
      leftFen: row.reversesId !== null || reversal !== null ? 0 : row.amountFen - refundedOf(db, row.id),
    };
  },
});
export type OpenReceipt = ReturnType<typeof openReceipt>;
