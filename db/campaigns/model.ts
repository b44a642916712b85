import { z } from 'zod';
import { day, fen, long, missing, name, text, turned } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/** 活动: a car show, a weekend in the showroom, a drive day; visits name it. */
export const campaignFields = z.object({
  name: name(),
  fromOn: day(),
  toOn: day(),
  place: text(),
  budgetFen: fen(),
  costFen: fen(),
  note: long(),
});
export type CampaignFields = z.infer<typeof campaignFields>;

/** Who plans 活动, and who reads what came of them; anybody picks one on a visit. */
export const CAMPAIGN_KEEPERS: readonly Role[] = ['manager', 'backOffice', 'admin'];
export const CAMPAIGN_READERS: readonly Role[] = ['finance', ...CAMPAIGN_KEEPERS];

export const CAMPAIGN_REQUIRED = ['name', 'fromOn', 'toOn'] as const;
/** A campaign has its name and its days. */
export const campaignProblems = (typed: Partial<CampaignFields>) => [
  ...missing(typed, CAMPAIGN_REQUIRED),
  ...turned(typed, 'fromOn', 'toOn'),
];
