import type { RowOf } from '../../../db/entities.ts';
import { withAliases } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { standing } from '../../records/standing.ts';

/** A row of the contact list of a card. */
export type ContactLine = Pick<
  RowOf<'contact'>,
  | 'id'
  | 'rev'
  | 'customerId'
  | 'at'
  | 'method'
  | 'outcome'
  | 'inbound'
  | 'serves'
  | 'plannedPurpose'
  | 'preparedQuestions'
  | 'predictedAnswers'
  | 'content'
  | 'levelBefore'
  | 'levelAfter'
  | 'nextContactOn'
  | 'nextPurpose'
  | 'managerNote'
  | 'struckAt'
  | 'struckReason'
  | 'createdAt'
  | 'createdBy'
> & { byName: string | null; noteByName: string | null };

export const CONTACTS = `SELECT c.id, c.rev, c.customer_id AS customerId, c.at, c.method, c.outcome, c.inbound, c.serves,
  c.planned_purpose AS plannedPurpose, c.prepared_questions AS preparedQuestions, c.predicted_answers AS predictedAnswers, c.content,
  c.level_before AS levelBefore, c.level_after AS levelAfter, c.next_contact_on AS nextContactOn, c.next_purpose AS nextPurpose,
  c.manager_note AS managerNote, c.struck_at AS struckAt, c.struck_reason AS struckReason, c.created_at AS createdAt,
  c.created_by AS createdBy, maker.name AS byName, noter.name AS noteByName
  FROM contact c LEFT JOIN staff maker ON maker.id = c.created_by LEFT JOIN staff noter ON noter.id = c.manager_note_by_id
  WHERE c.customer_id IN ${withAliases('customer', '?')} AND c.deleted_at IS NULL ORDER BY c.at DESC, c.id DESC LIMIT ?`;

/** 联系记录 of a customer and of the cards merged into theirs, the newest first. */
export const contactsOf = (store: Store, customerId: string, limit = 200): ContactLine[] =>
  store.db.prepare(CONTACTS).all(standing(store.db, 'customer', customerId), limit) as ContactLine[];
