import type { ClaimHolder } from '../documents/claim.ts';
import type { Gates } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { CANCELLERS, type CancellationState } from './model.ts';

/** Where a 退订 may go (DEALS 2.11). Approved or refused it is by the 额度审批 that was asked for with it, which takes it along. */
export const cancellationSteps = steps<CancellationState, Role>()([
  { from: ['draft'], to: 'requested', by: CANCELLERS, gates: ['once', 'untouched'], numbered: true, frozen: true },
  { from: ['requested'], to: 'decided', by: [] },
  { from: ['requested'], to: 'refused', by: [] },
  { from: ['decided'], to: 'refunded', by: ['finance'], gates: ['stands', 'same'] },
]);

/** What a cancellation's gates are asked with, read in one transaction. */
export interface CancellationFacts {
  /** Number of another 退订 of the deal that waits or was approved. */
  already: string | null;
  /** Cars of it that have left; of one car, whether it has. */
  left: number;
  /** It is of one car, and that is the only one left of its order: then the whole deal ends. */
  lastCar: boolean;
  /** What was received since it was asked for, 分; negative: paid back. */
  movedFen: number;
  /** What head office knew of when this was decided, a car that left or another 退订, and its number. */
  lostTo: Pick<ClaimHolder, 'code' | 'docNo'> | null;
}

export const cancellationGates: Gates<CancellationFacts> = {
  once: ({ already }) => (already === null ? [] : [{ code: 'cancellation.already', params: { docNo: already } }]),
  untouched: ({ left, lastCar }) => [
    ...(left === 0 ? [] : [{ code: 'cancellation.left' }]),
    ...(lastCar ? [{ code: 'cancellation.lastCar' }] : []),
  ],
  stands: ({ lostTo }) => {
    if (lostTo === null) return [];
    const code = lostTo.code === 'already_cancelled' ? 'cancellation.already' : 'cancellation.carLeft';
    return [{ code, params: { docNo: lostTo.docNo ?? '' } }];
  },
  same: ({ movedFen }) => (movedFen === 0 ? [] : [{ code: 'cancellation.moved', params: { fen: movedFen } }]),
};
