import { type CampaignFields, campaignFields } from '../../../db/campaigns/model.ts';
import { campaignProblems } from '../../../db/campaigns/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { countsOf } from './counts.ts';

const sight = seeing({ entity: 'campaign' });

const SAME = `SELECT 1 FROM campaign WHERE name = ? AND from_on <= ? AND to_on >= ? AND id <> ? AND deleted_at IS NULL`;

/** Visits name a campaign by its name: two of one name never run at once. */
function refuseTwin(tx: Write, { name, fromOn, toOn }: Partial<CampaignFields>, ownId = ''): void {
  if (tx.db.prepare(SAME).get(name, toOn, fromOn, ownId)) throw new Refusal('campaign.taken', { field: 'name' });
}

/** 活动. @throws InvalidInput at `name`, `fromOn`, `toOn`; Refusal `campaign.taken`, `record.stale` */
export const campaignSaving = saving({
  entity: 'campaign',
  fields: campaignFields,
  sight,
  problems: campaignProblems,
  check(tx, values, row) {
    refuseTwin(tx, { ...row, ...values }, row?.id);
    return undefined;
  },
});

/** 活动 with what it brought. */
export const openCampaign = opening({ sight, more: (tx, row) => ({ counts: countsOf(tx.db, row) }) });

export const campaignHistory = historying(sight);

const NAMES = 'SELECT name FROM campaign WHERE deleted_at IS NULL ORDER BY from_on DESC LIMIT 50';

/** Names a visit can be given, the newest campaign first. */
export const campaignNames = ({ db }: Store): string[] => [...new Set(db.prepare(NAMES).pluck().all() as string[])];
