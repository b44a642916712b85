import { addDays } from '../../../../db/core/day.ts';
import { standingSql, withAliases } from '../../../kernel/alias.ts';
import type { Store } from '../../../kernel/store.ts';
import { todayOf } from '../rows.ts';

/** A customer of one's own whom somebody else received. */
export interface StandIn {
  visitId: string;
  customerId: string;
  name: string;
  arrivedAt: number;
  helperName: string | null;
}

/** The owner is told for so many days, unless they contact the customer before. */
const TOLD_DAYS = 7;

/** On the indexes `visit_day` and `contact_of`. */
export const STAND_INS = `SELECT v.id AS visitId, c.id AS customerId, c.name, v.arrived_at AS arrivedAt, helper.name AS helperName
  FROM visit v INDEXED BY visit_day JOIN customer c ON c.id = ${standingSql('customer', 'v.customer_id')}
  LEFT JOIN staff helper ON helper.id = v.consultant_id
  WHERE v.visit_on >= ? AND v.prior_consultant_id = ? AND v.consultant_id <> v.prior_consultant_id AND v.rota_slot IS NULL
    AND v.deleted_at IS NULL AND v.voided_at IS NULL AND c.owner_id = v.prior_consultant_id
    AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.customer_id IN ${withAliases('customer', 'c.id')} AND k.at >= v.arrived_at
      AND k.created_by = v.prior_consultant_id AND k.deleted_at IS NULL)
  ORDER BY v.arrived_at DESC LIMIT 20`;

/** 代接待 of the last days: who of this person's customers was received by somebody else, the newest first, until they were contacted. */
export const standInsOf = (store: Store, ownerId: string): StandIn[] =>
  store.db.prepare(STAND_INS).all(addDays(todayOf(store), -TOLD_DAYS), ownerId) as StandIn[];
