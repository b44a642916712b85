import type { InferSelectModel } from 'drizzle-orm';
import { dayOf } from '../../../db/core/day.ts';
import { maskBirthday } from '../../../db/customers/birthday.ts';
import { maskIdNumber } from '../../../db/customers/id-number.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { customer } from '../../../db/customers/table.ts';
import type { Role } from '../../../db/staff/model.ts';
import { standingId } from '../../kernel/alias.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

export type Customer = InferSelectModel<typeof customer>;

/** Who is asking, for what they may see. */
export interface Viewer {
  id: string;
  role: Role;
}

export const todayOf = (store: Store): string => dayOf(store.clock.now());

/**
 * A card that can be changed.
 * @throws Refusal `record.missing` when there is no such card or it was deleted, `customer.merged` naming the one that stays
 */
export function requireCard(tx: Write, id: string): Customer {
  const row = tx.get('customer', id) as Customer | undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('record.missing', { params: { entity: 'customer' } });
  if (row.mergedInto === null) return row;
  const { id: standing, name } = standingCard(tx, id);
  throw new Refusal('customer.merged', { params: { id: standing, name } });
}

/** The card that stays of this one and all it was merged with. @throws Refusal `record.missing` */
export function standingCard(tx: Write, id: string): Customer {
  const row = tx.get('customer', standingId(tx.db, 'customer', id)) as Customer | undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('record.missing', { params: { entity: 'customer' } });
  return row;
}

/** Fields shown masked until a person gives a reason. */
export const MASKED = ['mobile', 'landline', 'idNo', 'birthOn'] as const;
export type MaskedField = (typeof MASKED)[number];

const LEADS: Role[] = ['manager', 'admin'];

/**
 * On the card the owner and the managers see numbers and the whole birthday, for they call the customer; nobody sees a whole ID
 * number without a reason.
 */
const seesPerson = (viewer: Viewer, card: Pick<Customer, 'ownerId'>) =>
  LEADS.includes(viewer.role) || card.ownerId === viewer.id;

export const maskOf = (field: MaskedField, value: string): string =>
  field === 'idNo' ? maskIdNumber(value) : field === 'birthOn' ? maskBirthday(value) : maskPhone(value);

/** The fields of this card that this person sees masked. */
export function maskedFor(viewer: Viewer, card: Pick<Customer, MaskedField | 'ownerId'>): MaskedField[] {
  return MASKED.filter((field) => card[field] && (field === 'idNo' || !seesPerson(viewer, card)));
}

/** The card with its numbers as this person sees them. */
export function shownTo(viewer: Viewer, card: Customer): Customer {
  const shown = { ...card };
  for (const field of maskedFor(viewer, card)) shown[field] = maskOf(field, card[field]!);
  return shown;
}

/** The number a list shows: masked, unless it is one's own customer. Managers open the card. */
export function listedPhone(viewer: Viewer, card: Pick<Customer, 'ownerId' | 'mobile' | 'landline'>): string | null {
  const phone = card.mobile ?? card.landline;
  return phone === null || card.ownerId === viewer.id ? phone : maskPhone(phone);
}
