import type { RowOf } from '../../../db/entities.ts';
import { costRoles } from '../../../db/vehicles/model.ts';
import { standingId } from '../../kernel/alias.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import { seeing } from '../../records/seeing.ts';
import type { Who } from '../../records/who.ts';

export type Vehicle = RowOf<'vehicle'>;

export const seesCost = ({ role }: Pick<Who, 'role'>): boolean => (costRoles as readonly string[]).includes(role);

/** 进价 and what the customs asked only for those who deal with it. */
export const vehicleSight = seeing({
  entity: 'vehicle',
  hides: { costFen: seesCost, tariffFen: seesCost, consumptionTaxFen: seesCost, importVatFen: seesCost },
});

/** A linked customer as the card shows them. */
export interface LinkedPerson {
  id: string;
  name: string;
}

/** The customer meant, through merges; null when there is none (any more). */
export function customerOf(tx: Write, id: string | null): LinkedPerson | null {
  if (id === null) return null;
  const find = tx.db.prepare<[string], LinkedPerson>(
    'SELECT id, name FROM customer WHERE id = ? AND deleted_at IS NULL',
  );
  return find.get(standingId(tx.db, 'customer', id)) ?? null;
}

/** @throws Refusal `record.missing`. */
export function requireCustomer(tx: Write, id: string): LinkedPerson {
  const found = customerOf(tx, id);
  if (!found) throw new Refusal('record.missing', { params: { entity: 'customer' } });
  return found;
}
