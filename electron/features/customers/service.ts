import { dayOf } from '../../../db/core/day.ts';
import { beyondContactData } from '../../../db/customers/contact-data.ts';
import { earlier, nextContactBy } from '../../../db/customers/levels.ts';
import { type CustomerFields, customerFields } from '../../../db/customers/model.ts';
import { customerProblems, missingForFormal, tidyCustomer } from '../../../db/customers/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening, revealing } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { interestOf } from '../models/tree.ts';
import { refuseDuplicate, strongestDuplicate } from './duplicates.ts';
import { noteLevel, refuseLost } from './levels/changing.ts';
import { levelRules } from './levels/rules.ts';
import { type Customer, customerSight, type MaskedField } from './rows.ts';
import { yieldConsent } from './yielding.ts';

/** 卡号: readable over the phone and made without asking anybody, so that two PCs offline never hand out the same one. */
const cardNoOf = (id: string, at: number) => `K${dayOf(at).slice(2).replaceAll('-', '')}-${id.slice(-5).toUpperCase()}`;

/** Blank is blank, however it is said; lists by what is in them. */
const same = (typed: unknown, stored: unknown) =>
  JSON.stringify(typed || null) === JSON.stringify(stored || null) ||
  (Array.isArray(typed) && typed.length === 0 && stored === null);

/** Reception keeps contact data right; a field that comes back as it is stays out of the way. */
function refuseBeyondContact(card: Customer, changes: Partial<CustomerFields>): void {
  for (const field of Object.keys(changes) as (keyof CustomerFields)[])
    if (beyondContactData(field) && changes[field] !== undefined && !same(changes[field], card[field]))
      throw new Refusal('customer.contactOnly', { field });
}

/** A consultant may take a card nobody owns; everything else about ownership is the manager's. */
function refuseGiving({ id, role }: Who, card: Customer, ownerId: string | null): void {
  if (role === 'manager' || role === 'admin') return;
  if (card.ownerId === null && ownerId === id) return;
  throw new Refusal('customer.ownerByManager', { field: 'ownerId' });
}

/**
 * Nobody is forgotten: a card whose level has a cadence always has a day of its next contact, and another level only brings it nearer.
 */
function contactNext(tx: Write, values: Partial<CustomerFields>, card: Customer | null) {
  const { level, nextContactOn, doNotContact } = { ...card, ...values };
  const isSame = card !== null && (level ?? 'none') === card.level;
  if (values.nextContactOn || doNotContact || (nextContactOn && isSame)) return {};
  const today = dayOf(tx.at);
  const cadence = nextContactBy(levelRules(tx.db, today), level ?? 'none', today);
  const next = earlier(nextContactOn ?? null, cadence);
  return next === null || next === nextContactOn ? {} : { nextContactOn: next };
}

/**
 * 客户卡. The maker owns it when they are a consultant and nobody else is named. With `force` it is saved although somebody with the same
 * number exists, to be merged later. Among its refusals: `customer.contactOnly`, `customer.ownerByManager`, `customer.duplicate`.
 */
export const customerSaving = saving({
  entity: 'customer',
  fields: customerFields,
  sight: customerSight,
  tidy: tidyCustomer,
  problems: customerProblems,
  may(who, changes, card) {
    refuseLost(changes.level, card?.level);
    if (card === null) return;
    if (who.role === 'reception') refuseBeyondContact(card, changes);
    if ('ownerId' in changes && (changes.ownerId ?? null) !== card.ownerId)
      refuseGiving(who, card, changes.ownerId ?? null);
  },
  check(tx, values, card, _who, force) {
    if (!force) refuseDuplicate(tx.db, values, card?.id);
    const twin = force ? strongestDuplicate(tx.db, values, card?.id) : undefined;
    return { ...interestOf(tx.db, values), ...contactNext(tx, values, card), ...(twin && { mergeLaterWith: twin.id }) };
  },
  usual: { kind: 'person', level: 'none', mobile: null },
  born: (tx, id, { id: maker, role }) => ({
    cardNo: cardNoOf(id, tx.at),
    stage: 'prospect' as const,
    hqShareConsent: 'none' as const,
    ...(role === 'consultant' && { ownerId: maker }),
  }),
  saved(tx, card, before) {
    if (before?.level !== card.level)
      noteLevel(tx, card, before?.level ?? null, { trigger: before === null ? 'created' : 'card' });
    if (before && before.hqShareConsent !== card.hqShareConsent) yieldConsent(tx, card.id);
  },
});

export type NewCustomer = Parameters<typeof customerSaving.insert>[2];

const nameOf = (tx: Write, table: 'staff' | 'customer', id: string | null): string | null =>
  id === null ? null : ((tx.db.prepare(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(id) as string) ?? null);

const opened = opening({
  sight: customerSight,
  more: (tx, card) => ({
    ownerName: nameOf(tx, 'staff', card.ownerId),
    /** Fields 潜在 → 正式 still lacks. */
    missingForFormal: missingForFormal(card),
    mergeLaterName: nameOf(tx, 'customer', card.mergeLaterWith),
  }),
});

/** The card as one person may see it. */
export function openCustomer(store: Store, who: Who, id: string) {
  const { card, ...more } = opened(store, who, id);
  return { ...card, ...more, masked: more.masked as MaskedField[] };
}

/** Shows one starred value to somebody who says why. */
export const revealField = revealing(customerSight);

export const customerHistory = historying(customerSight, { ownerId: 'SELECT name FROM staff WHERE id = ?' });

/** Marks two cards as perhaps the same customer, to be merged by a person later; null takes the mark off. */
export const markMerge = (store: Store, who: Who, { withId, ...at }: Target & { withId: string | null }) =>
  customerSaving.step(store, who, at, 'update', (tx) => {
    if (withId !== null) requireRecord(tx, 'customer', withId);
    return { mergeLaterWith: withId };
  });
