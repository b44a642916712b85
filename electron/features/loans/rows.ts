import type { RowOf } from '../../../db/entities.ts';
import { loan, stockOutRequest } from '../../../db/loans/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { seeing } from '../../records/seeing.ts';
import { tableRows } from '../../records/table-rows.ts';

export type StockOutRequest = RowOf<'stock_out_request'>;
export type Loan = RowOf<'loan'>;

const INSIDE = { lastEventId: () => false, contentHash: () => false };
export const requestSight = seeing({ entity: 'stock_out_request', hides: INSIDE });
export const loanSight = seeing({ entity: 'loan', hides: INSIDE });

const loans = tableRows('loan', loan);
const requests = tableRows('stock_out_request', stockOutRequest);

/** 借出单 of a 出库申请单. */
export const loanOf = (db: Connection, requestId: string): Loan | undefined =>
  loans(db, 'request_id = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1', requestId)[0];
export const loanOfOrder = (db: Connection, orderId: string): Loan | undefined =>
  loans(db, 'order_id = ? AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1', orderId)[0];
/** The loan a car is out on. */
export const lentLoanOf = (db: Connection, vehicleId: string): Loan | undefined =>
  loans(db, `vehicle_id = ? AND status = 'lent' AND deleted_at IS NULL LIMIT 1`, vehicleId)[0];

interface Holder {
  id: string;
  docNo: string | null;
}
/** What of 借出 has a car: the loan that is under way, else the submitted 出库申请单. */
export function heldByLoan(db: Connection, vehicleId: string): Holder | undefined {
  const [out] = loans(
    db,
    `vehicle_id = ? AND status IN ('draft', 'lent') AND claim_state IS NOT 'lost' AND deleted_at IS NULL LIMIT 1`,
    vehicleId,
  );
  if (out) return { id: out.requestId, docNo: out.docNo ?? requests(db, 'id = ?', out.requestId)[0]?.docNo ?? null };
  return requests(
    db,
    `vehicle_id = ? AND status = 'submitted' AND claim_state IS NOT 'lost' AND deleted_at IS NULL LIMIT 1`,
    vehicleId,
  )[0];
}
