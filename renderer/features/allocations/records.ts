import i18n from 'i18next';
import { allocationTyped } from '../../../db/allocations/model.ts';
import { allocationProblems } from '../../../db/allocations/rules.ts';
import type { ClaimHolder } from '../../../db/documents/claim.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { refresh } from '../../lib/trpc.ts';
import { aboutRecord } from '../../records/about.ts';

export type AllocationLine = Outputs['allocations']['list']['rows'][number];
export type OpenAllocation = Outputs['allocations']['get'];

/** 配车. */
export const allocationRecord = aboutRecord('allocation', allocationTyped, {
  name: (saved) => saved.orderNo ?? saved.holdFor ?? '',
  problems: allocationProblems,
  shown: (field, value) => {
    if (field === 'claimState' && typeof value === 'string') return i18n.t(`allocations:state.${value}`);
    if (field === 'claimHolder' && value !== null) return (value as ClaimHolder).docNo ?? undefined;
    return undefined;
  },
});

export const refreshAllocations = () => refresh('allocations', 'dealIssues', 'vehicles');
