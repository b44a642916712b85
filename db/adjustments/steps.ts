import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { AdjustmentProblem } from '../pricing/adjusted.ts';
import type { Role } from '../staff/model.ts';
import { ADJUSTMENT_DRAFTERS, type AdjustmentState } from './model.ts';

/** 额度级别 from which one approves prices (PU). */
export const APPROVER_LEVEL = 2;

const DECIDERS: readonly Role[] = ['manager'];

/** Where a 调价单 may go, by whom, and what must hold (DEALS 2.2). Whoever submitted it decides nothing about it. */
export const adjustmentSteps = steps<AdjustmentState, Role>()([
  {
    from: ['draft'],
    to: 'submitted',
    by: ADJUSTMENT_DRAFTERS,
    gates: ['complete', 'prices', 'unchanged'],
    numbered: true,
    frozen: true,
  },
  {
    from: ['submitted'],
    to: 'approved',
    by: DECIDERS,
    level: APPROVER_LEVEL,
    not: ['submitted'],
    gates: ['prices', 'unchanged'],
  },
  { from: ['submitted'], to: 'rejected', by: DECIDERS, level: APPROVER_LEVEL, not: ['submitted'], reason: true },
  { from: ['approved'], to: 'revoked', by: DECIDERS, level: APPROVER_LEVEL, reason: true, gates: ['notBegun'] },
]);

/** What a 调价单's gates are asked with, read in one transaction. */
export interface AdjustmentFacts {
  reason: string | null;
  lineNos: readonly number[];
  /** Lines without a new price, and lines of a cell that another line is of already. */
  priceless: readonly number[];
  twice: readonly number[];
  problems: readonly AdjustmentProblem[];
  /** Lines whose old prices are others now than the drafter saw. */
  changed: readonly number[];
  today: string;
  /** The first day of any of its lines. */
  firstFrom: string | null;
  /** Numbers of those who changed what it made since. */
  carvedSince: readonly string[];
}

const each = (lineNos: readonly number[], code: string): Shut[] => lineNos.map((lineNo) => ({ code, lineNo }));

export const adjustmentGates: Gates<AdjustmentFacts> = {
  complete: ({ reason, lineNos, priceless, twice }) => [
    ...(reason ? [] : [{ code: 'adjustment.reason' }]),
    ...(lineNos.length > 0 ? [] : [{ code: 'adjustment.empty' }]),
    ...each(priceless, 'adjustment.priceless'),
    ...each(twice, 'adjustment.twice'),
  ],
  prices: ({ problems }) => problems.map(({ code, lineNo }) => ({ code: `adjustment.${code}`, lineNo })),
  unchanged: ({ changed }) => each(changed, 'adjustment.lineChanged'),
  notBegun: ({ firstFrom, today, carvedSince }) =>
    firstFrom !== null && firstFrom <= today
      ? [{ code: 'adjustment.begun', params: { on: firstFrom } }]
      : carvedSince.map((no) => ({ code: 'adjustment.carvedSince', params: { no } })),
};
