import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { stands } from './rows.ts';

/** Money as it is about to be posted. */
export interface Typed {
  method?: string | null | undefined;
  externalRef?: string | null | undefined;
  amountFen?: number | null | undefined;
  payerName?: string | null | undefined;
  receivedOn?: string | null | undefined;
}

export interface Alike {
  id: string;
  docNo: string;
  receivedOn: string;
  payerName: string;
  amountFen: number;
  /** By the number of its paper; else by amount, payer and day. */
  byReference: boolean;
}

const ALIKE = `SELECT r.id, r.doc_no AS docNo, r.received_on AS receivedOn, r.payer_name AS payerName, r.amount_fen AS amountFen,
    r.method IS @method AND r.external_ref IS @externalRef AND @externalRef IS NOT NULL AS byReference
  FROM receipt r WHERE ${stands('receipt', 'r')} AND (
    (r.external_ref = @externalRef AND r.method = @method)
    OR (r.received_on = @receivedOn AND r.amount_fen = @amountFen AND r.payer_name = @payerName))
  ORDER BY byReference DESC, r.id DESC LIMIT 5`;

/** Receipts on file that may be the same money: the same number of the same method, or amount, payer and day. */
export function receiptsAlike(db: Connection, typed: Typed): Alike[] {
  const { method = null, externalRef = null, amountFen = null, payerName = null, receivedOn = null } = typed;
  const rows = prepared<Omit<Alike, 'byReference'> & { byReference: 0 | 1 }>(db, ALIKE).all({
    method,
    externalRef: externalRef?.trim() || null,
    amountFen,
    payerName: payerName?.trim() || null,
    receivedOn,
  });
  return rows.map((row) => ({ ...row, byReference: row.byReference === 1 }));
}
