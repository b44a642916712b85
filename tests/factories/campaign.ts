import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

type CampaignDoc = NewOf<'campaign'>;

/** A stored campaign of one weekend. */
export const campaignDoc = (changes: Partial<CampaignDoc> = {}): CampaignDoc => ({
  id: newId(),
  name: '春季车展',
  fromOn: '2026-03-13',
  toOn: '2026-03-15',
  ...changes,
});
