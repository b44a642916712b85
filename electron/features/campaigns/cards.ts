import { z } from 'zod';
import { addDays, dayOf, dayRange } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { maskPhone, readPhone } from '../../../db/customers/phone.ts';
import type { ContactMethod, ContactOutcome } from '../../../db/follow-ups/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { customerSaving } from '../customers/service.ts';

/** A card a campaign brought, and whether anybody has spoken to them since. */
export interface CampaignCard {
  id: string;
  name: string;
  phone: string | null;
  level: Level;
  ownerName: string | null;
  createdAt: number;
  /** They came to the showroom on its days. */
  came: 0 | 1;
  contactAt: number | null;
  contactBy: string | null;
  method: ContactMethod | null;
  outcome: ContactOutcome | null;
}

interface Named {
  name: string;
  fromOn: string;
  toOn: string;
}

/** Cards of a campaign as `card(id)`: those that say so, since it began and until the next of its name, and those of who came on its days. */
export const CARDS = `came AS MATERIALIZED (
    SELECT v.customer_id AS id FROM visit v INDEXED BY visit_day WHERE v.visit_on BETWEEN :from AND :to
      AND (v.campaign = :name OR v.source_detail = :name) AND v.deleted_at IS NULL AND v.voided_at IS NULL),
  said AS MATERIALIZED (
    SELECT id FROM customer INDEXED BY customer_campaign WHERE campaign = :name AND created_at < :next
      AND (created_at >= :since OR NOT EXISTS (SELECT 1 FROM campaign WHERE name = :name AND from_on < :from AND deleted_at IS NULL))),
  card AS MATERIALIZED (
    SELECT DISTINCT coalesce(c.merged_into, c.id) AS id FROM (SELECT id FROM came UNION SELECT id FROM said) brought
      JOIN customer c ON c.id = brought.id WHERE c.deleted_at IS NULL)`;

const NEXT = 'SELECT min(from_on) FROM campaign WHERE name = ? AND from_on > ? AND deleted_at IS NULL';

/** What `CARDS` is asked with. */
export function cardsBound(db: Connection, { name, fromOn, toOn }: Named) {
  const next = db.prepare<[string, string], string | null>(NEXT).pluck().get(name, fromOn);
  const until = dayRange(toOn)[1];
  return { name, from: fromOn, to: toOn, since: dayRange(fromOn)[0], until, next: next ? dayRange(next)[0] : 9e15 };
}

const LIST = `WITH ${CARDS}, talk AS (
    SELECT card.id, (SELECT k.id FROM contact k INDEXED BY contact_of WHERE k.customer_id = card.id AND k.at >= :since
      AND k.struck_at IS NULL AND k.deleted_at IS NULL ORDER BY k.at DESC LIMIT 1) AS contactId FROM card)
  SELECT c.id, c.name, coalesce(c.mobile, c.landline) AS phone, c.level, owner.name AS ownerName, c.created_at AS createdAt,
    EXISTS (SELECT 1 FROM came WHERE came.id = c.id) AS came, k.at AS contactAt, maker.name AS contactBy, k.method, k.outcome
  FROM talk JOIN customer c ON c.id = talk.id LEFT JOIN staff owner ON owner.id = c.owner_id
  LEFT JOIN contact k ON k.id = talk.contactId LEFT JOIN staff maker ON maker.id = k.created_by
  ORDER BY k.at IS NOT NULL, c.created_at, c.id LIMIT 1000`;

/** Cards a campaign brought, those nobody has spoken to first; numbers masked. @throws Refusal `record.missing` */
export function campaignCards(store: Store, who: Who, id: string): CampaignCard[] {
  const campaign = store.write(who, (tx) => requireRecord(tx, 'campaign', id));
  const rows = prepared<CampaignCard>(store.db, LIST).all(cardsBound(store.db, campaign));
  return rows.map((row) => ({ ...row, phone: row.phone && maskPhone(row.phone) }));
}

export const collectInput = z.object({
  id: z.uuid(),
  name: z.string().max(400, 'name.tooLong'),
  phone: z.string().max(120, 'text.tooLong'),
  ownerId: z.uuid().nullish(),
});

const OF_PHONE = `SELECT id, campaign FROM customer WHERE (mobile = :phone OR landline = :phone) AND deleted_at IS NULL
  AND merged_into IS NULL LIMIT 1`;

/**
 * 收名片: a business card becomes a customer card of the campaign, to be called the next day; of somebody who has one it is noted there.
 * @throws InvalidInput at `name`, `phone`; Refusal `record.missing`
 */
export function collectCard(
  store: Store,
  who: Who,
  { id, name, phone, ownerId }: z.infer<typeof collectInput>,
): { id: string; known: boolean } {
  const read = readPhone(phone);
  if (!read) throw new InvalidInput([{ path: 'phone', code: phone.trim() === '' ? 'field.required' : 'phone.format' }]);
  return store.write(who, (tx) => {
    const campaign = requireRecord(tx, 'campaign', id);
    const known = prepared<{ id: string; campaign: string | null }>(tx.db, OF_PHONE).get({ phone: read.value });
    if (known) {
      if (known.campaign === null) tx.update('customer', known.id, { campaign: campaign.name });
      return { id: known.id, known: true };
    }
    const number = read.kind === 'mobile' || read.kind === 'abroad' ? { mobile: read.value } : { landline: read.value };
    const today = dayOf(tx.at);
    const typed = {
      name,
      ...number,
      campaign: campaign.name,
      ownerId: ownerId ?? null,
      nextContactOn: addDays(today, 1),
    };
    try {
      return { id: customerSaving.insert(tx, who, typed, today).id, known: false };
    } catch (error) {
      // Written in another way it is somebody's number all the same.
      if (error instanceof Refusal && error.code === 'customer.duplicate' && typeof error.params.id === 'string')
        return { id: error.params.id, known: true };
      throw error;
    }
  });
}
