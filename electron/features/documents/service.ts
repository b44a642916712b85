import { ADJUSTMENT_READERS } from '../../../db/adjustments/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';

/** Documents in which no customer stands; of all others events and prints wait until their head may leave. */
const WITHOUT_CUSTOMER: readonly string[] = ['price_adjustment'];
export const mayLeaveWith = (entity: string): boolean => WITHOUT_CUSTOMER.includes(entity);

/** Whose document it is to read. */
const READERS: Readonly<Record<string, readonly Role[]>> = { price_adjustment: ADJUSTMENT_READERS };

export interface RecentStep {
  id: string;
  entity: string;
  docId: string;
  docNo: string | null;
  from: string;
  to: string;
  reason: string | null;
  at: number;
  byName: string | null;
}

const RECENT = `SELECT event.id, event.entity, event.doc_id AS docId, head.doc_no AS docNo, event."from", event."to", event.reason,
    event.created_at AS at, staff.name AS byName
  FROM deal_event event LEFT JOIN staff ON staff.id = event.created_by
  LEFT JOIN price_adjustment head ON head.id = event.doc_id AND event.entity = 'price_adjustment'
  WHERE event.deleted_at IS NULL AND event.entity IN (SELECT value FROM json_each(?))
  ORDER BY event.id DESC LIMIT 100`;

/** 单据动态: the last hundred steps of documents this role may read. */
export function recentSteps({ db }: Store, { role }: Who): RecentStep[] {
  const readable = Object.keys(READERS).filter((entity) => READERS[entity]!.includes(role));
  return prepared(db, RECENT).all(JSON.stringify(readable)) as RecentStep[];
}
