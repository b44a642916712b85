import { missing, turned } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';
import type { CampaignFields } from './model.ts';

/** Who plans 活动, and who reads what came of them; anybody picks one on a visit. */
export const CAMPAIGN_KEEPERS: readonly Role[] = ['manager', 'backOffice', 'admin'];
export const CAMPAIGN_READERS: readonly Role[] = ['finance', ...CAMPAIGN_KEEPERS];

/** A campaign has its name and its days. */
export const campaignProblems = (typed: Partial<CampaignFields>) => [
  ...missing(typed, ['name', 'fromOn', 'toOn']),
  ...turned(typed, 'fromOn', 'toOn'),
];
