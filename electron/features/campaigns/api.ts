import { campaignFields } from '../../../db/campaigns/model.ts';
import { CAMPAIGN_KEEPERS, CAMPAIGN_READERS } from '../../../db/campaigns/rules.ts';
import { router, staffProcedure } from '../../api/procedure.ts';
import { recordProcedures, removalProcedures } from '../../records/procedures.ts';
import { campaigns } from './list.ts';
import { campaignHistory, campaignNames, campaignSaving, openCampaign } from './service.ts';

const parts = {
  list: campaigns,
  fields: campaignFields,
  saving: campaignSaving,
  open: openCampaign,
  history: campaignHistory,
};

/** 活动 */
export const campaignsApi = router({
  ...recordProcedures(parts, { read: CAMPAIGN_READERS, write: CAMPAIGN_KEEPERS }),
  ...removalProcedures(campaignSaving, CAMPAIGN_KEEPERS),
  names: staffProcedure.query(({ ctx }) => campaignNames(ctx.showroom.store)),
});
