import { z } from 'zod';
import { CAMPAIGN_KEEPERS, CAMPAIGN_READERS, campaignFields, campaignProblems } from '../../../db/campaigns/model.ts';
import { campaign } from '../../../db/campaigns/table.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { plainRecord } from '../../records/plain.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { campaignCards, collectCard, collectInput } from './cards.ts';
import { campaignNames, countsOf, refuseTwin } from './service.ts';

/** 活动, the newest first, each with what it brought. @throws Refusal `campaign.taken` */
export const campaignRecord = plainRecord({
  entity: 'campaign',
  table: campaign,
  fields: campaignFields,
  read: CAMPAIGN_READERS,
  write: CAMPAIGN_KEEPERS,
  label: (row) => row.name,
  problems: campaignProblems,
  check: (tx, values, row) => refuseTwin(tx, { ...row, ...values }, row?.id),
  more: (tx, row) => ({ counts: countsOf(tx.db, row) }),
  list: {
    fields: ['name', 'fromOn', 'toOn', 'place', 'budgetFen', 'costFen'],
    filters: z.object({ running: z.boolean().optional() }),
    where: ({ running }, _who, today) => [running && ['r.from_on <= ? AND r.to_on >= ?', today, today]],
    sorts: { fromOn: { by: ['fromOn'], descending: true, index: 'campaign_from' } },
    sort: 'fromOn',
    line: (row, _who, _today, store) => ({ ...row, ...countsOf(store.db, row) }),
  },
});

const keeping = procedureFor(...CAMPAIGN_KEEPERS);

export const campaignsApi = router({
  ...campaignRecord.procedures,
  ...campaignRecord.removal,
  /** Cards it brought, and who was spoken to. */
  cards: keeping.input(byId).query(({ ctx, input }) => campaignCards(ctx.showroom.store, whoIs(ctx), input.id)),
  collect: keeping.input(collectInput).mutation(({ ctx, input }) => collectCard(ctx.showroom.store, whoIs(ctx), input)),
  names: staffProcedure.query(({ ctx }) => campaignNames(ctx.showroom.store)),
});
