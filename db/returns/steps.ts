import type { Gates } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { RETURN_ASKERS, RETURN_TAKERS, type ReturnState } from './model.ts';

/** Where a 退车 may go (DEALS 2.11): decided by 额度审批; the car comes in, which is a fact; looked at it is in stock again; then the money goes back. */
export const returnSteps = steps<ReturnState, Role>()([
  { from: ['draft'], to: 'requested', by: RETURN_ASKERS, gates: ['once', 'out'], numbered: true, frozen: true },
  { from: ['requested'], to: 'decided', by: [] },
  { from: ['requested'], to: 'refused', by: [] },
  { from: ['decided'], to: 'carIn', by: RETURN_TAKERS },
  { from: ['carIn'], to: 'inspected', by: RETURN_TAKERS },
  { from: ['inspected'], to: 'refunded', by: ['finance'], gates: ['red', 'registered'] },
]);

/** What its gates are asked with, read in one transaction. */
export interface ReturnFacts {
  /** Number of another 退车 of the car that stands. */
  already: string | null;
  hasLeft: boolean;
  /** The blue invoice of the car that still stands. */
  liveInvoiceNo: string | null;
  /** The car was registered, and its 注销证明 is not known. */
  deregistrationMissing: boolean;
}

export const returnGates: Gates<ReturnFacts> = {
  once: ({ already }) => (already === null ? [] : [{ code: 'return.already', params: { docNo: already } }]),
  out: ({ hasLeft }) => (hasLeft ? [] : [{ code: 'return.notOut' }]),
  red: ({ liveInvoiceNo }) =>
    liveInvoiceNo === null ? [] : [{ code: 'return.notRed', params: { docNo: liveInvoiceNo } }],
  registered: ({ deregistrationMissing }) => (deregistrationMissing ? [{ code: 'return.registered' }] : []),
};
