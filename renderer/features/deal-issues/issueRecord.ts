import { issueNote } from '../../../db/deal-issues/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord } from '../../records/about.ts';

export type IssueLine = Outputs['dealIssues']['list']['rows'][number];
export type OpenIssue = Outputs['dealIssues']['get'];

/** 单据问题. */
export const issueRecord = aboutRecord('deal_issue', issueNote, { name: () => '' });

/** The thing two records wanted: `vin:LFMA…` is that VIN. */
export const thingOf = (key: string): string => (key.startsWith('vin:') ? key.slice(4) : '');
