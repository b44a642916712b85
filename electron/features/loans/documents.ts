import type { LoanFacts } from '../../../db/loans/steps.ts';
import { loanGates, loanSteps, requestSteps } from '../../../db/loans/steps.ts';
import { loan, stockOutRequest } from '../../../db/loans/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { documenting } from '../../records/document.ts';
import { claimOf } from '../allocations/confirmed.ts';
import { heldElsewhere } from '../allocations/holders.ts';
import { readSettings } from '../settings/service.ts';
import { levelOfStaff } from '../staff/level.ts';
import type { Loan, StockOutRequest } from './rows.ts';

const ALLOCATED = `SELECT coalesce(order_no, doc_no, '') FROM allocation WHERE vehicle_id = ? AND status <> 'released'
  AND claim_state IS NOT 'lost' AND deleted_at IS NULL LIMIT 1`;
const SOLD = `SELECT coalesce(order_no, doc_no, '') FROM allocation WHERE id = ? AND status <> 'released' AND deleted_at IS NULL`;
const docNo = (db: Connection, sql: string, id: string | null): string | null =>
  id === null ? null : ((prepared(db, sql).pluck().get(id) as string | undefined) ?? null);

function factsOf(tx: Write, row: StockOutRequest | Loan): LoanFacts {
  const held = heldElsewhere(tx.db, row.vehicleId);
  const own = held && (held.id === row.id || ('requestId' in row && held.id === row.requestId));
  const other = held && !own ? (held.docNo ?? '') : null;
  return {
    taken: other ?? docNo(tx.db, ALLOCATED, row.vehicleId),
    inStock: tx.get('vehicle', row.vehicleId)?.status === 'inStock',
    claim: claimOf(tx.db, row),
    orderNo: 'allocationId' in row ? docNo(tx.db, SOLD, row.allocationId) : null,
  };
}

const common = {
  gates: loanGates,
  storeCode: (store: Store) => readSettings(store).showroomCode,
  levelOf: (db: Connection, staffId: string) => levelOfStaff(db, staffId),
};

/** 出库申请单 with its steps. */
export const requestDocument = documenting({
  ...common,
  entity: 'stock_out_request',
  table: stockOutRequest,
  type: 'SQ',
  steps: requestSteps,
  facts: (tx, row) => factsOf(tx, row),
  content: (_tx, { vehicleId, customerId, borrower, purpose, dueBackOn, depositFen, reason }) => ({
    ...{ vehicleId, customerId, borrower, purpose, dueBackOn, depositFen, reason },
  }),
});

/** 库存借出单 with its steps. What is sealed is how it went out. */
export const loanDocument = documenting({
  ...common,
  entity: 'loan',
  table: loan,
  type: 'JC',
  steps: loanSteps,
  facts: (tx, row) => factsOf(tx, row),
  content: (
    _tx,
    { requestId, vehicleId, borrower, purpose, dueBackOn, depositFen, odometerOutKm, outNote, lentOn },
  ) => ({
    ...{ requestId, vehicleId, borrower, purpose, dueBackOn, depositFen, odometerOutKm, outNote, lentOn },
  }),
});
