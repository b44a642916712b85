import { dayOf } from '../../../db/core/day.ts';
import { beyondContactData } from '../../../db/customers/contact-data.ts';
import type { CustomerFields } from '../../../db/customers/model.ts';
import { customerProblems, missingForFormal, tidyCustomer } from '../../../db/customers/rules.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { refuseDuplicate, strongestDuplicate } from './duplicates.ts';
import { type Customer, maskedFor, maskOf, requireCard, todayOf, type Viewer } from './rows.ts';

/** 卡号: readable over the phone and made without asking anybody, so that two PCs offline never hand out the same one. */
const cardNoOf = (id: string, at: number) => `K${dayOf(at).slice(2).replaceAll('-', '')}-${id.slice(-5).toUpperCase()}`;

export interface NewCustomer extends Partial<CustomerFields> {
  name: string;
  /** Save although somebody with this number exists; both cards are marked to be merged later. */
  force?: boolean | undefined;
}

/**
 * Makes a card inside a running write. The maker owns it when they are a consultant and nobody else is named.
 * @throws InvalidInput with `customerProblems`; Refusal `customer.duplicate` unless `force`.
 */
export function insertCustomer(tx: Write, viewer: Viewer, input: NewCustomer): Customer {
  const { force, ...given } = input;
  const today = dayOf(tx.at);
  const fields = tidyCustomer({ kind: 'person' as const, level: 'none' as const, ...given }, today);
  const problems = customerProblems(fields, today);
  if (problems.length > 0) throw new InvalidInput(problems);
  if (!force) refuseDuplicate(tx.db, fields);
  const id = newId();
  const twin = force ? strongestDuplicate(tx.db, fields) : undefined;
  return tx.insert('customer', {
    ...fields,
    id,
    cardNo: cardNoOf(id, tx.at),
    stage: 'prospect',
    ownerId: fields.ownerId ?? (viewer.role === 'consultant' ? viewer.id : null),
    hqShareConsent: 'none',
    mergeLaterWith: twin?.id ?? null,
  }) as Customer;
}

export const createCustomer = (store: Store, viewer: Viewer, input: NewCustomer): Customer =>
  store.write(viewer, (tx) => insertCustomer(tx, viewer, input));

export interface CustomerUpdate extends Partial<CustomerFields> {
  id: string;
  rev: number;
  force?: boolean | undefined;
}

/**
 * Saves changed fields. A masked value that comes back unchanged is left alone; with `force` a card that has the same number
 * is kept to be merged later.
 * @throws Refusal `record.stale` with what others changed, `customer.contactOnly`, `customer.ownerByManager`, `customer.duplicate`; InvalidInput.
 */
export function updateCustomer(store: Store, viewer: Viewer, { id, rev, force, ...changes }: CustomerUpdate): Customer {
  return store.write(viewer, (tx) => {
    const card = requireCard(tx, id);
    for (const field of maskedFor(viewer, card))
      if (changes[field] === maskOf(field, card[field]!)) delete changes[field];
    if (viewer.role === 'reception') refuseBeyondContact(card, changes);
    if ('ownerId' in changes && (changes.ownerId ?? null) !== card.ownerId)
      mayGive(viewer, card, changes.ownerId ?? null);
    const today = todayOf(store);
    const tidy = tidyCustomer(changes, today);
    const whole = { ...card, ...tidy };
    const problems = customerProblems(whole, today);
    if (problems.length > 0) throw new InvalidInput(problems);
    if (!force) refuseDuplicate(tx.db, tidy, id);
    const twin = force ? strongestDuplicate(tx.db, tidy, id) : undefined;
    const mark = twin && { mergeLaterWith: twin.id };
    return tx.update('customer', id, { ...tidy, ...mark }, { rev }) as Customer;
  });
}

/** Reception keeps contact data right; a field that comes back as it is stays out of the way. */
function refuseBeyondContact(card: Customer, changes: Partial<CustomerFields>): void {
  for (const field of Object.keys(changes) as (keyof CustomerFields)[])
    if (beyondContactData(field) && changes[field] !== undefined && (changes[field] || null) !== (card[field] || null))
      throw new Refusal('customer.contactOnly', { field });
}

/** A consultant may take a card nobody owns; everything else about ownership is the manager's. */
function mayGive(viewer: Viewer, card: Customer, ownerId: string | null): void {
  if (['manager', 'admin'].includes(viewer.role)) return;
  if (card.ownerId === null && ownerId === viewer.id) return;
  throw new Refusal('customer.ownerByManager', { field: 'ownerId' });
}

/** 潜在客户 → 正式客户. @throws InvalidInput listing every field a contract would lack. */
export function convertCustomer(store: Store, viewer: Viewer, { id, rev }: { id: string; rev: number }): Customer {
  return store.write(viewer, (tx) => {
    const card = requireCard(tx, id);
    if (card.stage === 'formal') return card;
    const missing = missingForFormal(card);
    if (missing.length > 0) throw new InvalidInput(missing.map((path) => ({ path, code: 'formal.required' })));
    return tx.update('customer', id, { stage: 'formal', formalAt: tx.at }, { rev, action: 'convert' }) as Customer;
  });
}

/** Marks two cards as perhaps the same customer, to be merged by a person later; null takes the mark off. */
export function markMerge(
  store: Store,
  viewer: Viewer,
  input: { id: string; rev: number; withId: string | null },
): Customer {
  return store.write(viewer, (tx) => {
    if (input.withId !== null) requireCard(tx, input.withId);
    return tx.update('customer', input.id, { mergeLaterWith: input.withId }, { rev: input.rev }) as Customer;
  });
}
