import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { readSettings } from '../settings/service.ts';
import { findStaff } from '../staff/service.ts';
import { rotaOf } from './rota/rota.ts';

/** Who takes a party, and how it came about. Exactly what a visit keeps of it. */
export interface Assignment {
  consultantId: string | null;
  priorConsultantId: string | null;
  /** The owner it counts for although somebody else helped out (代接待). */
  creditedId: string | null;
  /** Place in the rota when the rota gave it; null for an owner's or a chosen one's visit, which moves nothing. */
  rotaSlot: number | null;
  skipReason: string | null;
}

export interface AssignmentWish {
  /** Owner of the customer, for a repeat visitor. */
  ownerId: string | null;
  consultantId?: string | null | undefined;
  skipReason?: string | null | undefined;
  /** A visit that is given anew, and so does not count as the rota's last. */
  without?: string;
  /** A newcomer's arrival, UTC ms: whoever came earlier and still waits is before them in the line. */
  arrivedAt?: number;
  /** 来电: answered by whoever stands at the waiting point, without taking their turn. */
  isCall: boolean;
}

const isActive = (store: Store, id: string | null): boolean => {
  const person = id === null ? undefined : findStaff(store, id);
  return person !== undefined && person.disabledAt === null && ['consultant', 'manager'].includes(person.role);
};

/**
 * Gives a party to a consultant: a repeat visitor to the owner, anybody else to whoever stands at the waiting point. While the owner is away
 * that one helps out (代接待), and so they do with a call: neither is their turn. Choosing another one leaves the rota where it is and wants
 * a reason. A newcomer gets nobody by turn while others wait longer.
 * @throws Refusal `visit.skipReasonRequired` naming who was passed over, `visit.consultantUnknown`.
 */
export function assignmentFor(store: Store, on: string, wish: AssignmentWish): Assignment {
  const rota = rotaOf(store, on, wish.without ?? null);
  const placeOf = (id: string | null) => rota.order.find(({ staffId }) => staffId === id);
  const owned = isActive(store, wish.ownerId);
  const waiting = rota.longestWaiting;
  const behind =
    !wish.isCall && wish.arrivedAt !== undefined && waiting !== null && waiting.arrivedAt <= wish.arrivedAt;
  const due = owned && placeOf(wish.ownerId)?.state !== 'away' ? wish.ownerId : behind ? null : rota.pointId;
  // Only a new party that came here takes a turn.
  const slotOf = (id: string | null) => (owned || wish.isCall ? null : (placeOf(id)?.slot ?? null));
  const to = (consultantId: string | null, rotaSlot: number | null, skipReason: string | null): Assignment => {
    const creditedId = owned ? creditedFor(store, wish.ownerId, consultantId) : null;
    return { consultantId, priorConsultantId: wish.ownerId, creditedId, rotaSlot, skipReason };
  };
  if (!wish.consultantId || wish.consultantId === due) return to(due, slotOf(due), null);
  if (!isActive(store, wish.consultantId)) throw new Refusal('visit.consultantUnknown', { field: 'consultantId' });
  const skipReason = wish.skipReason?.trim() || null;
  if (due !== null && skipReason === null)
    throw new Refusal('visit.skipReasonRequired', {
      field: 'skipReason',
      params: { name: findStaff(store, due)?.name },
    });
  // The one at the waiting point given on purpose to a newcomer has had their turn.
  return to(wish.consultantId, wish.consultantId === rota.pointId ? slotOf(rota.pointId) : null, skipReason);
}

/** Whom a repeat visitor's visit counts for, when it is not whoever received them; the showroom chooses (设置). */
export const creditedFor = (store: Pick<Store, 'db'>, ownerId: string | null, consultantId: string | null) =>
  consultantId === ownerId || readSettings(store).standInCredit === 'helper' ? null : ownerId;
