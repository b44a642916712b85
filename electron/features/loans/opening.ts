import { dayOf } from '../../../db/core/day.ts';
import { isOverdue } from '../../../db/loans/model.ts';
import { prepared } from '../../kernel/statements.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import type { Who } from '../../records/who.ts';
import { loanDocument, requestDocument } from './documents.ts';
import { loanLine } from './line.ts';
import { loanOf, loanSight, requestSight } from './rows.ts';

const CUSTOMER = 'SELECT name FROM customer WHERE id = ?';
const APPROVAL = `SELECT id, doc_no AS docNo, status FROM approval_request WHERE doc_id = ? AND deleted_at IS NULL
  ORDER BY created_at DESC LIMIT 1`;
const ORDER = 'SELECT id, doc_no AS docNo, status FROM sales_order WHERE id = ?';

export interface Paper {
  id: string;
  docNo: string | null;
  status: string;
}

/** 出库申请单 with its loan, the steps of the line, and what may happen now. */
export const openLoan = opening({
  sight: requestSight,
  more(tx, row, who: Who) {
    const { db } = tx;
    const loan = loanOf(db, row.id);
    const car = tx.get('vehicle', row.vehicleId);
    const today = dayOf(tx.at);
    const kept = loan?.depositFen == null ? null : Math.max(0, loan.depositFen - (loan.chargeFen ?? 0));
    return {
      model: [car?.model ?? car?.series, car?.exteriorColor].filter(Boolean).join(' '),
      customerName: (prepared(db, CUSTOMER).pluck().get(row.customerId) as string | undefined) ?? null,
      approval: (prepared<Paper>(db, APPROVAL).get(row.id) as Paper | undefined) ?? null,
      order: loan?.orderId ? ((prepared<Paper>(db, ORDER).get(loan.orderId) as Paper | undefined) ?? null) : null,
      line: loanLine(db, row),
      isOverdue: loan !== undefined && isOverdue(loan, today),
      /** 应退押金 of a car that came back, 分. */
      depositBackFen: loan?.status === 'returned' ? kept : null,
      drivenKm:
        loan?.odometerInKm != null && loan.odometerOutKm != null ? loan.odometerInKm - loan.odometerOutKm : null,
      document: requestDocument.standing(tx, row, who),
      loan: loan ? { ...loanSight.shown(who, loan), document: loanDocument.standing(tx, loan, who) } : null,
    };
  },
});

export const loanHistory = historying(requestSight, {
  vehicleId: 'SELECT vin FROM vehicle WHERE id = ?',
  customerId: CUSTOMER,
});
