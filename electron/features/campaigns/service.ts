import type { CampaignFields } from '../../../db/campaigns/model.ts';
import { dayRange } from '../../../db/core/day.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

/** What a campaign brought in its days. */
export interface CampaignCounts {
  visits: number;
  cards: number;
  drives: number;
  orders: number;
}

const COUNTS = `WITH came AS MATERIALIZED (
    SELECT v.customer_id FROM visit v INDEXED BY visit_day WHERE v.visit_on BETWEEN :from AND :to
      AND (v.campaign = :name OR v.source_detail = :name) AND v.deleted_at IS NULL AND v.voided_at IS NULL),
  card AS MATERIALIZED (
    SELECT DISTINCT coalesce(c.merged_into, c.id) AS id FROM came JOIN customer c ON c.id = came.customer_id WHERE c.deleted_at IS NULL)
  SELECT (SELECT count(*) FROM came) AS visits, (SELECT count(*) FROM card) AS cards,
    (SELECT count(*) FROM card JOIN test_drive d ON d.customer_id = card.id WHERE d.planned_start_at >= :since
      AND d.planned_start_at < :until AND d.started_at IS NOT NULL AND d.deleted_at IS NULL) AS drives,
    (SELECT count(DISTINCT l.customer_id) FROM card JOIN level_change l ON l.customer_id = card.id WHERE l.to_level = 'O'
      AND l.created_at >= :since AND l.created_at < :until AND l.deleted_at IS NULL) AS orders`;

/** Visits that name the campaign, on its days; the cards of who came, and what these drove and ordered on these days. */
export function countsOf(db: Connection, one: { name: string; fromOn: string; toOn: string }): CampaignCounts {
  const [since, until] = [dayRange(one.fromOn)[0], dayRange(one.toOn)[1]];
  return db.prepare(COUNTS).get({ name: one.name, from: one.fromOn, to: one.toOn, since, until }) as CampaignCounts;
}

const SAME = `SELECT 1 FROM campaign WHERE name = ? AND from_on <= ? AND to_on >= ? AND id <> ? AND deleted_at IS NULL`;

/** Visits name a campaign by its name: two of one name never run at once. @throws Refusal `campaign.taken` */
export function refuseTwin(tx: Write, { name, fromOn, toOn }: Partial<CampaignFields>, ownId = ''): undefined {
  if (tx.db.prepare(SAME).get(name, toOn, fromOn, ownId)) throw new Refusal('campaign.taken', { field: 'name' });
}

const NAMES = 'SELECT name FROM campaign WHERE deleted_at IS NULL ORDER BY from_on DESC LIMIT 50';

/** Names a visit can be given, the newest campaign first. */
export const campaignNames = ({ db }: Store): string[] => [...new Set(db.prepare(NAMES).pluck().all() as string[])];
