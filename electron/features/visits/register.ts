import { dayOf } from '../../../db/core/day.ts';
import type { VisitRegistration } from '../../../db/visits/model.ts';
import { registrationProblems, tidyContact } from '../../../db/visits/rules.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor, Write } from '../../kernel/write.ts';
import { assignmentFor } from './assignment.ts';
import { renumberVisits, seqAt } from './numbering.ts';
import { requireCustomer, requireVisit, type Visit } from './rows.ts';
import { refuseWhoIsHere } from './still-here.ts';

/** How long a registration can be taken back (撤销), ms. */
const UNDO_MS = 60_000;

/**
 * Registers a party that came or called. It gets its consultant at once (assigned), or waits for one (registered) while
 * everybody is busy or others have waited longer; a call is being received the moment it is registered, by whoever took it.
 * @throws InvalidInput with `registrationProblems`; Refusal of `assignmentFor`, `visit.here` unless `again`.
 */
export const registerVisit = (store: Store, actor: Actor, input: VisitRegistration): Visit =>
  store.write(actor, (tx) => registerIn(tx, store, actor, input));

/** The same inside a running write. */
export function registerIn(tx: Write, store: Store, actor: Actor, { again, ...input }: VisitRegistration): Visit {
  const problems = registrationProblems(input, tx.at);
  if (problems.length > 0) throw new InvalidInput(problems);
  const arrivedAt = input.arrivedAt ?? tx.at;
  const visitOn = dayOf(arrivedAt);
  const customer = input.customerId ? requireCustomer(tx, input.customerId) : null;
  const { consultantId, skipReason } = input;
  const isCall = input.channel === 'call';
  const told = tidyContact(input);
  if (!isCall && !again)
    refuseWhoIsHere(tx, visitOn, { customerId: customer?.id ?? null, phone: told.guestPhone ?? null });
  const ownerId = customer?.ownerId ?? null;
  const assignment = assignmentFor(store, visitOn, {
    ownerId,
    consultantId,
    skipReason,
    arrivedAt,
    isCall,
  });
  const given = assignment.consultantId !== null;
  const id = newId();
  tx.insert('visit', {
    ...told,
    ...(isCall && { partySize: 1, arrivalMode: null, plate: null }),
    ...assignment,
    id,
    visitOn,
    arrivedAt,
    state: isCall ? 'received' : given ? 'assigned' : 'registered',
    assignedAt: given ? tx.at : null,
    receivedAt: isCall ? tx.at : null,
    guestDescription: input.guestDescription?.trim() || null,
    customerId: customer?.id ?? null,
    visitSeq: customer ? seqAt(tx, customer.id, arrivedAt) : null,
    greeterId: actor.id,
  });
  if (customer) renumberVisits(tx, customer.id);
  return requireVisit(tx, id);
}

/**
 * Takes a registration back within a minute, by whoever made it, while nobody has touched it.
 * @throws Refusal `visit.withdrawLate`, `visit.withdrawTouched`, `visit.notYours`.
 */
export function withdrawVisit(store: Store, actor: Actor, id: string): void {
  store.write(actor, (tx) => {
    const visit = requireVisit(tx, id);
    if (visit.createdBy !== actor.id) throw new Refusal('visit.notYours');
    if (tx.at - visit.createdAt > UNDO_MS) throw new Refusal('visit.withdrawLate');
    if (visit.state === 'closed' || visit.rev > 1) throw new Refusal('visit.withdrawTouched');
    tx.remove('visit', id);
    if (visit.customerId) renumberVisits(tx, visit.customerId);
  });
}
