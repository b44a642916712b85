import type { CampaignFields } from '../../../db/campaigns/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { CARDS, cardsBound } from './cards.ts';

/** What a campaign brought in its days. */
export interface CampaignCounts {
  visits: number;
  cards: number;
  drives: number;
  orders: number;
}

const COUNTS = `WITH ${CARDS}
  SELECT (SELECT count(*) FROM came) AS visits, (SELECT count(*) FROM card) AS cards,
    (SELECT count(*) FROM card JOIN test_drive d ON d.customer_id = card.id WHERE d.planned_start_at >= :since
      AND d.planned_start_at < :until AND d.started_at IS NOT NULL AND d.deleted_at IS NULL) AS drives,
    (SELECT count(DISTINCT l.customer_id) FROM card JOIN level_change l ON l.customer_id = card.id WHERE l.to_level = 'O'
      AND l.created_at >= :since AND l.created_at < :until AND l.deleted_at IS NULL) AS orders`;

/** Visits that name the campaign, on its days; the cards it brought, and what these drove and ordered on its days. */
export const countsOf = (db: Connection, one: { name: string; fromOn: string; toOn: string }): CampaignCounts =>
  prepared<CampaignCounts>(db, COUNTS).get(cardsBound(db, one))!;

const SAME = `SELECT 1 FROM campaign WHERE name = ? AND from_on <= ? AND to_on >= ? AND id <> ? AND deleted_at IS NULL`;

/** Visits name a campaign by its name: two of one name never run at once. @throws Refusal `campaign.taken` */
export function refuseTwin(tx: Write, { name, fromOn, toOn }: Partial<CampaignFields>, ownId = ''): undefined {
  if (tx.db.prepare(SAME).get(name, toOn, fromOn, ownId)) throw new Refusal('campaign.taken', { field: 'name' });
}

const NAMES = 'SELECT name FROM campaign WHERE deleted_at IS NULL ORDER BY from_on DESC LIMIT 50';

/** Names a visit can be given, the newest campaign first. */
export const campaignNames = ({ db }: Store): string[] => [...new Set(db.prepare(NAMES).pluck().all() as string[])];
