import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import { depositMissing } from '../money/deposit.ts';
import type { Role } from '../staff/model.ts';
import { DIRECT_SETTLERS, DIRECT_WRITERS, type DirectState } from './model.ts';

/** Where a 直运申请 may go (DEALS 7.2). Signed or refused it is by the 签收单, which takes it along. */
export const directSteps = steps<DirectState, Role>()([
  {
    from: ['draft'],
    to: 'requested',
    by: DIRECT_WRITERS,
    gates: ['order', 'filled', 'alone', 'money'],
    numbered: true,
    frozen: true,
  },
  { from: ['requested'], to: 'shipped', by: DIRECT_WRITERS, gates: ['money'] },
  { from: ['shipped'], to: 'signed', by: [] },
  { from: ['shipped'], to: 'refused', by: [] },
  { from: ['signed'], to: 'settled', by: DIRECT_SETTLERS },
  {
    from: ['draft', 'requested', 'shipped'],
    to: 'cancelled',
    by: DIRECT_WRITERS,
    reason: true,
    along: true,
  },
]);

/** What the gates of a 直运申请 are asked with, read in one transaction (G3 to G6). */
export interface DirectFacts {
  orderOpen: boolean;
  contractSigned: boolean;
  minDepositFen: number;
  depositsFen: number;
  depositWaived: boolean;
  /** What is still to be paid before this car may go, 分 (G6). */
  dueFen: number;
  unpaidAllowed: boolean;
  supplier: string | null;
  address: string | null;
  contact: string | null;
  plannedOn: string | null;
  /** 配车 of the same car of the order: it comes from stock already. */
  allocatedNo: string | null;
  /** Another 直运申请 of it that is under way. */
  otherNo: string | null;
}

const FILLED = ['supplier', 'address', 'contact', 'plannedOn'] as const;

export const directGates: Gates<DirectFacts> = {
  order: ({ orderOpen, contractSigned, minDepositFen, depositsFen, depositWaived }): Shut[] => {
    const fen = depositMissing(minDepositFen, depositsFen);
    return [
      ...(orderOpen ? [] : [{ code: 'direct.orderNotOpen' }]),
      ...(contractSigned ? [] : [{ code: 'direct.notSigned' }]),
      ...(fen === 0 || depositWaived ? [] : [{ code: 'direct.deposit', params: { fen } }]),
    ];
  },
  filled: (facts) => FILLED.filter((field) => !facts[field]).map((field) => ({ code: `direct.lacks.${field}` })),
  alone: ({ allocatedNo, otherNo }) => [
    ...(allocatedNo === null ? [] : [{ code: 'direct.allocated', params: { no: allocatedNo } }]),
    ...(otherNo === null ? [] : [{ code: 'direct.other', params: { no: otherNo } }]),
  ],
  money: ({ dueFen, unpaidAllowed }) =>
    dueFen <= 0 || unpaidAllowed ? [] : [{ code: 'direct.unpaid', params: { fen: dueFen } }],
};
