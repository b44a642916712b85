import { z } from 'zod';
import { campaign } from '../../../db/campaigns/table.ts';
import { listing } from '../../records/listing.ts';
import { countsOf } from './counts.ts';

/** 活动, the newest first, with what each brought. */
export const campaigns = listing({
  entity: 'campaign',
  table: campaign,
  fields: ['name', 'fromOn', 'toOn', 'place', 'budgetFen', 'costFen'],
  filters: z.object({ running: z.boolean().optional() }),
  where: ({ running }, _who, today) => [running && ['r.from_on <= ? AND r.to_on >= ?', today, today]],
  sorts: { from: { by: ['fromOn'], descending: true, index: 'campaign_from' } },
  sort: 'from',
  line: (row, _who, _today, store) => ({ ...row, ...countsOf(store.db, row) }),
});
