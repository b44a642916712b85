import { campaign } from '../../../db/campaigns/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** The showroom's own business; no customer stands in it. */
export const campaignSync: SyncedEntity<typeof campaign> = {
  name: 'campaign',
  table: campaign,
  mayLeave: () => true,
  label: (row) => row.name,
};
