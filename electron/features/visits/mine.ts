import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { todayOf } from './rows.ts';

/** A party given to a person and not yet received. */
export interface MyGuest {
  id: string;
  rev: number;
  name: string | null;
  guestDescription: string | null;
  arrivedAt: number;
  /** They gave it to themselves: no news. */
  byMe: boolean;
}

/** On the index `visit_day`. */
export const MY_GUESTS = `SELECT v.id, v.rev, COALESCE(c.name, v.guest_name) AS name, v.guest_description AS guestDescription,
  v.arrived_at AS arrivedAt, v.updated_by AS updatedBy FROM visit v LEFT JOIN customer c ON c.id = v.customer_id
  WHERE v.visit_on = ? AND v.state = 'assigned' AND v.consultant_id = ? AND v.deleted_at IS NULL AND v.voided_at IS NULL
  ORDER BY v.assigned_at, v.id`;

/** Who waits for this person right now, the first given first. */
export function myGuests(store: Store, actor: Actor): MyGuest[] {
  const rows = store.db.prepare(MY_GUESTS).all(todayOf(store), actor.id) as (Omit<MyGuest, 'byMe'> & {
    updatedBy: string;
  })[];
  return rows.map(({ updatedBy, ...guest }) => ({ ...guest, byMe: updatedBy === actor.id }));
}
