import type { InferSelectModel } from 'drizzle-orm';
import { dayOf } from '../../../db/core/day.ts';
import type { Role } from '../../../db/staff/model.ts';
import { costRoles } from '../../../db/vehicles/model.ts';
import type { vehicle } from '../../../db/vehicles/table.ts';
import { standingId } from '../../kernel/alias.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { FieldChange } from '../../kernel/staleness.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor, Write } from '../../kernel/write.ts';

export type Vehicle = InferSelectModel<typeof vehicle>;
/** A card as a role may see it: 进价 only for those who deal with it. */
export type VehicleCard = Omit<Vehicle, 'costFen'> & { costFen?: number | null };
/** Who works on cards: their role decides about the cost. */
export type Worker = Actor & { role: Role };

/** The showroom's today. */
export const todayOf = (store: Store): string => dayOf(store.clock.now());

export const seesCost = (role: Role): boolean => (costRoles as readonly Role[]).includes(role);

/** The card for this role. */
export function cardFor(role: Role, { costFen, ...card }: Vehicle): VehicleCard {
  return seesCost(role) ? { ...card, costFen } : card;
}

/** @throws Refusal `record.missing` when it is not there or was removed. */
export function requireVehicle(tx: Write, id: string): Vehicle {
  const row = tx.get('vehicle', id) as Vehicle | undefined;
  if (!row || row.deletedAt !== null || row.mergedInto !== null)
    throw new Refusal('record.missing', { params: { entity: 'vehicle' } });
  return row;
}

/** Runs a save; a stale refusal tells what others changed, and must not tell the cost to those who may not see it. */
export function hidingCost<T>(role: Role, save: () => T): T {
  try {
    return save();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'record.stale' || seesCost(role)) throw error;
    const changes = (error.params.changes as FieldChange[]).filter(({ field }) => field !== 'costFen');
    throw new Refusal(error.code, { params: { ...error.params, changes } });
  }
}

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
