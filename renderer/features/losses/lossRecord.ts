import { typedLoss } from '../../../db/losses/model.ts';
import { lossProblems } from '../../../db/losses/rules.ts';
import { today } from '../../lib/today.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

/** 战败申请. */
export const lossRecord = aboutRecord('loss', typedLoss, {
  name: (saved) => (saved as { customerName?: string | null }).customerName ?? '',
  required: ({ kind }) => ['kind', 'lostOn', ...(kind === 'dormant' ? ['reactivateOn'] : [])],
  problems: (typed) => lossProblems(typed, today()),
});
export type LossValues = RecordValues<(typeof typedLoss)['_output']>;

/** The five steps as the weekly meeting writes them. */
export const caseRecord = aboutRecord(
  'loss',
  typedLoss.pick({ analysis: true, exchange: true, measures: true, training: true, reward: true }),
  { name: (saved) => (saved as { customerName?: string | null }).customerName ?? '' },
);

/** Roles that apply, and that decide. The host decides who may what. */
export const applicants = ['consultant', 'manager', 'admin'] as const;
export const deciders = ['manager', 'admin'] as const;

export const BOUGHT = ['boughtBrand', 'boughtModel', 'boughtDealer', 'boughtPriceFen'] as const;
export const STEPS = ['analysis', 'exchange', 'measures', 'training', 'reward'] as const;
