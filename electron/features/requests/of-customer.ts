import type { RequestKind, RequestState } from '../../../db/requests/model.ts';
import { isOverdue } from '../../../db/requests/rules.ts';
import { aliasIds } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { standing } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { manages } from './rows.ts';

/** A request as the customer's card tells of it. */
export interface CustomerRequest {
  id: string;
  kind: RequestKind;
  state: RequestState;
  content: string;
  dueOn: string;
  raisedAt: number;
  answer: string | null;
  answeredAt: number | null;
  ownerName: string | null;
  answeredByName: string | null;
}

const OF_CUSTOMER = `SELECT r.id, r.kind, r.state, r.content, r.due_on AS dueOn, r.raised_at AS raisedAt, r.answer, r.answered_at AS answeredAt,
  owner.name AS ownerName, answerer.name AS answeredByName
  FROM service_request r LEFT JOIN staff owner ON owner.id = r.owner_id LEFT JOIN staff answerer ON answerer.id = r.answered_by_id
  WHERE r.customer_id IN (SELECT value FROM json_each(?)) AND r.deleted_at IS NULL ORDER BY r.raised_at DESC LIMIT 50`;

/** 客户请求 of a customer and of all cards merged into theirs, the newest first. */
export function requestsOfCustomer(store: Store, customerId: string): (CustomerRequest & { overdue: boolean })[] {
  const cards = aliasIds(store.db, 'customer', standing(store.db, 'customer', customerId));
  const rows = store.db.prepare(OF_CUSTOMER).all(JSON.stringify(cards)) as CustomerRequest[];
  const today = todayOf(store);
  return rows.map((row) => ({ ...row, overdue: isOverdue(row, today) }));
}

const OPEN = `SELECT count(*) FROM service_request WHERE state = 'open' AND deleted_at IS NULL`;

/** 待回复 that press on this person: their own that are due, and for the manager everybody's that are overdue. */
export function requestNews(store: Store, who: Who): { due: number; overdue: number } {
  const today = todayOf(store);
  const count = (where: string, ...values: string[]) =>
    store.db
      .prepare(`${OPEN} AND ${where}`)
      .pluck()
      .get(...values) as number;
  return {
    due: count('owner_id = ? AND due_on <= ?', who.id, today),
    overdue: manages(who) ? count('owner_id <> ? AND due_on < ?', who.id, today) : 0,
  };
}
