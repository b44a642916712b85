import { allocationTyped } from '../../../db/allocations/model.ts';
import { allocationProblems } from '../../../db/allocations/rules.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { refresh } from '../../lib/trpc.ts';
import { aboutRecord } from '../../records/about.ts';

export type AllocationLine = Outputs['allocations']['list']['rows'][number];
export type OpenAllocation = Outputs['allocations']['get'];

/** 配车. */
export const allocationRecord = aboutRecord('allocation', allocationTyped, {
  name: (saved) => saved.orderNo ?? saved.holdFor ?? '',
  problems: allocationProblems,
});

export const refreshAllocations = () => refresh('allocations', 'dealIssues', 'vehicles');
