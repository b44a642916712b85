import { z } from 'zod';
import { day, fen, long, name, text } from '../core/fields.ts';

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
