import type { LossKind, LossState } from '../../../db/losses/model.ts';
import { aliasIds } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { standing } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { manages } from './rows.ts';

/** An application as the customer's card tells of it. */
export interface CustomerLoss {
  id: string;
  rev: number;
  at: number;
  kind: LossKind;
  state: LossState;
  root: string | null;
  reason: string | null;
  bought: string | null;
  selfReview: string | null;
  verdict: string | null;
  decidedAt: number | null;
  reactivateOn: string | null;
  reactivatedAt: number | null;
  askedByName: string | null;
  decidedByName: string | null;
}

export const OF_CUSTOMER = `SELECT l.id, l.rev, l.asked_at AS at, l.kind, l.state, l.root, l.reason,
  nullif(trim(coalesce(l.bought_brand, '') || ' ' || coalesce(l.bought_model, '')), '') AS bought, l.self_review AS selfReview, l.verdict,
  l.decided_at AS decidedAt, l.reactivate_on AS reactivateOn, l.reactivated_at AS reactivatedAt, asker.name AS askedByName,
  decider.name AS decidedByName
  FROM loss l LEFT JOIN staff asker ON asker.id = l.asked_by_id LEFT JOIN staff decider ON decider.id = l.decided_by_id
  WHERE l.customer_id IN (SELECT value FROM json_each(?)) AND l.deleted_at IS NULL ORDER BY l.asked_at DESC LIMIT 50`;

/** 战败申请 of a customer and of all cards merged into theirs, the newest first. */
export function lossesOfCustomer(store: Store, customerId: string): CustomerLoss[] {
  const cards = aliasIds(store.db, 'customer', standing(store.db, 'customer', customerId));
  return store.db.prepare(OF_CUSTOMER).all(JSON.stringify(cards)) as CustomerLoss[];
}

/** What waits for this person: applications to decide, refusals to read. */
export interface LossNews {
  waiting: number;
  refused: number;
}

const TO_DECIDE = `SELECT count(*) FROM loss WHERE state = 'waiting' AND deleted_at IS NULL`;
const TO_READ = `SELECT count(*) FROM loss WHERE state = 'refused' AND seen_at IS NULL AND asked_by_id = ? AND deleted_at IS NULL`;

export function lossNews({ db }: Store, who: Who): LossNews {
  const count = (sql: string, ...values: unknown[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...values) as number;
  return { waiting: manages(who) ? count(TO_DECIDE) : 0, refused: count(TO_READ, who.id) };
}
