import type { z } from 'zod';
import { contactPersonFields, contactPersonProblems, tidyContactPerson } from '../../../db/customers/people.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import { standingId, withAliases } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { saving } from '../../records/saving.ts';
import { noteLook, seeing } from '../../records/seeing.ts';
import { requireRecord, standingRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { type Customer, seesPerson } from './rows.ts';

type ContactPerson = RowOf<'contact_person'>;

/** A contact person is seen as the customer they speak for. */
const sightOf = (card: Pick<Customer, 'ownerId'>) =>
  seeing({
    entity: 'contact_person',
    masks: {
      mobile: { open: (who) => seesPerson(who, card), star: maskPhone },
      landline: { open: (who) => seesPerson(who, card), star: maskPhone },
    },
  });

const OTHERS_MAIN = `SELECT id FROM contact_person WHERE customer_id IN ${withAliases('customer', '?')}
  AND id <> ? AND main = 1 AND deleted_at IS NULL`;

const savingOf = (card: Pick<Customer, 'ownerId'>) =>
  saving({
    entity: 'contact_person',
    fields: contactPersonFields,
    sight: sightOf(card),
    tidy: tidyContactPerson,
    problems: contactPersonProblems,
    check(tx, { customerId }) {
      if (customerId) requireRecord(tx, 'customer', customerId);
      return undefined;
    },
    /** There is one 主联系人: whoever was it before is no more. */
    saved(tx, row) {
      if (!row.main) return;
      const others = tx.db
        .prepare(OTHERS_MAIN)
        .pluck()
        .all(standingId(tx.db, 'customer', row.customerId), row.id);
      for (const id of others as string[]) tx.update('contact_person', id, { main: false });
    },
  });

/** The card a contact person belongs to now. @throws Refusal `record.missing` */
const cardOf = (store: Store, who: Who, id: string): Customer =>
  store.write(who, (tx) => standingRecord(tx, 'customer', requireRecord(tx, 'contact_person', id).customerId));

const OF_CUSTOMER = `SELECT id FROM contact_person WHERE customer_id IN ${withAliases('customer', '?')} AND deleted_at IS NULL
  ORDER BY coalesce(main, 0) DESC, id LIMIT 200`;

/** 联系人 of a customer and of the cards merged into theirs, 主联系人 first. @throws Refusal `record.missing` */
export function contactPeopleOf(store: Store, who: Who, customerId: string) {
  return store.write(who, (tx) => {
    const card = standingRecord(tx, 'customer', customerId);
    noteLook(store, tx, 'customer', card.id);
    const sight = sightOf(card);
    const people = (tx.db.prepare(OF_CUSTOMER).pluck().all(card.id) as string[]).map(
      (id) => tx.get('contact_person', id)!,
    );
    return people.map((person) => ({
      ...shownOf(person, sight.shown(who, person)),
      masked: sight.masked(who, person),
    }));
  });
}

const shownOf = ({ id, rev }: ContactPerson, seen: ContactPerson) => {
  const { customerId, name, gender, mobile, landline, title, remarks, main } = seen;
  return { id, rev, customerId, name, gender, mobile, landline, title, remarks, main: main === true };
};

type Typed = Partial<z.infer<typeof contactPersonFields>>;

/** @throws Refusal `record.missing`, `record.merged`; InvalidInput */
export function addContactPerson(store: Store, who: Who, { customerId, ...typed }: Typed & { customerId: string }) {
  const card = store.write(who, (tx) => requireRecord(tx, 'customer', customerId));
  return savingOf(card).create(store, who, { ...typed, customerId });
}

/** @throws Refusal `record.stale`, `record.missing`; InvalidInput */
export const changeContactPerson = (store: Store, who: Who, input: Target & Omit<Typed, 'customerId'>) =>
  savingOf(cardOf(store, who, input.id)).update(store, who, input);

export const removeContactPerson = (store: Store, who: Who, at: Target): void =>
  savingOf(cardOf(store, who, at.id)).remove(store, who, at);

/** Brings a removed one back (撤销). */
export const restoreContactPerson = (store: Store, who: Who, id: string) =>
  store.write(who, (tx: Write) => {
    tx.restore('contact_person', id);
    const row = requireRecord(tx, 'contact_person', id);
    return sightOf(standingRecord(tx, 'customer', row.customerId)).shown(who, row);
  });

/** Shows one starred number to somebody who says why; both are kept. @throws Refusal `record.missing` */
export const revealContactPerson = (
  store: Store,
  who: Who,
  { id, field, reason }: { id: string; field: 'mobile' | 'landline'; reason: string },
) =>
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'contact_person', id);
    tx.audit('reveal', 'contact_person', id, { field, reason });
    return { value: row[field] };
  });
