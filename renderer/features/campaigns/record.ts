import { campaignFields } from '../../../db/campaigns/model.ts';
import { campaignProblems } from '../../../db/campaigns/rules.ts';
import { aboutRecord } from '../../records/about.ts';

/** 活动. */
export const campaignRecord = aboutRecord('campaign', campaignFields, {
  name: (saved) => saved.name,
  required: () => ['name', 'fromOn', 'toOn'],
  problems: campaignProblems,
});
