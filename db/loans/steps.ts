import type { Gates } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { LOAN_ASKERS, LOAN_MOVERS, type LoanState, type RequestState } from './model.ts';

/** 出库申请单: the decision comes first, then the car is claimed; the loan takes it over. */
export const requestSteps = steps<RequestState, Role>()([
  { from: ['draft'], to: 'requested', by: LOAN_ASKERS, gates: ['car'], numbered: true, frozen: true },
  { from: ['requested'], to: 'approved', by: [] },
  { from: ['requested'], to: 'refused', by: [] },
  { from: ['approved'], to: 'submitted', by: LOAN_ASKERS, gates: ['car'] },
  { from: ['requested', 'approved', 'submitted'], to: 'cancelled', by: LOAN_ASKERS, reason: true },
  { from: ['submitted'], to: 'taken', by: [] },
  { from: ['taken'], to: 'ended', by: [] },
]);

/** 库存借出单. It is converted by the 出库单 of its order. */
export const loanSteps = steps<LoanState, Role>()([
  { from: ['draft'], to: 'lent', by: LOAN_MOVERS, gates: ['claim', 'inStock'], numbered: true, frozen: true },
  { from: ['draft'], to: 'cancelled', by: [...LOAN_ASKERS, ...LOAN_MOVERS], reason: true },
  { from: ['lent'], to: 'returned', by: LOAN_MOVERS, gates: ['notSold'] },
  { from: ['lent'], to: 'converted', by: [] },
]);

/** What the gates of both papers are asked with, read in one transaction. */
export interface LoanFacts {
  /** What keeps the car from being asked for: another paper has it, by its number; not in stock. */
  taken: string | null;
  inStock: boolean;
  claim: 'none' | 'waiting' | 'confirmed' | 'lost';
  /** The order its car was given to. */
  orderNo: string | null;
}

export const loanGates: Gates<LoanFacts> = {
  car: ({ taken, inStock }) => [
    ...(inStock ? [] : [{ code: 'loan.notInStock' }]),
    ...(taken === null ? [] : [{ code: 'loan.carTaken', params: { docNo: taken } }]),
  ],
  inStock: ({ inStock }) => (inStock ? [] : [{ code: 'loan.notInStock' }]),
  claim: ({ claim }) =>
    claim === 'confirmed' ? [] : [{ code: `loan.claim.${claim === 'lost' ? 'lost' : 'waiting'}` }],
  notSold: ({ orderNo }) => (orderNo === null ? [] : [{ code: 'loan.sold', params: { docNo: orderNo } }]),
};
