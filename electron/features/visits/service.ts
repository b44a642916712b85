import type { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import type { visitClose } from '../../../db/visits/model.ts';
import { closeProblems, tidyContact } from '../../../db/visits/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor, Write } from '../../kernel/write.ts';
import { assignmentFor, creditedFor } from './assignment.ts';
import { renumberVisits, seqAt } from './numbering.ts';
import { requireCustomer, requireRow, requireVisit, todayOf, type Visit } from './rows.ts';

interface Target {
  id: string;
  rev: number;
}

const ownerOf = (tx: Write, visit: Visit) =>
  visit.customerId ? requireCustomer(tx, visit.customerId).ownerId : visit.priorConsultantId;

function requireOpen(tx: Write, id: string): Visit {
  const visit = requireVisit(tx, id);
  if (visit.state === 'closed') throw new Refusal('visit.closed');
  return visit;
}

/** 分配: gives a party to its consultant, or to another one. Being received already, it stays received. */
export function assignVisit(
  store: Store,
  actor: Actor,
  input: Target & { consultantId: string; skipReason?: string | null },
): Visit {
  return store.write(actor, (tx) => {
    const { id, rev, consultantId, skipReason } = input;
    const visit = requireOpen(tx, id);
    const isCall = visit.channel === 'call';
    const wish = { ownerId: ownerOf(tx, visit), consultantId, skipReason, without: id, isCall };
    const assignment = assignmentFor(store, visit.visitOn, wish);
    const state = visit.state === 'registered' ? 'assigned' : visit.state;
    tx.update('visit', id, { ...assignment, state, assignedAt: tx.at }, { rev, action: 'assign' });
    return requireVisit(tx, id);
  });
}

/** 接待: the consultant is with the party. @throws Refusal `visit.noConsultant`. */
export function receiveVisit(store: Store, actor: Actor, { id, rev }: Target): Visit {
  return store.write(actor, (tx) => {
    const visit = requireOpen(tx, id);
    if (!visit.consultantId) throw new Refusal('visit.noConsultant', { field: 'consultantId' });
    tx.update('visit', id, { state: 'received', receivedAt: visit.receivedAt ?? tx.at }, { rev, action: 'receive' });
    return requireVisit(tx, id);
  });
}

/**
 * Ties a visit to a customer's card: it gets its number among the customer's visits and the owner as prior consultant.
 * For use inside a transaction that also makes the card; `tieVisit` is the same as a call of its own.
 */
export function tieToCustomer(tx: Write, { id, rev }: { id: string; rev?: number }, customerId: string): Visit {
  const visit = requireVisit(tx, id);
  const customer = requireCustomer(tx, customerId);
  const isNew = visit.customerId !== customer.id;
  const returns = customer.ownerId !== null && customer.createdAt < visit.arrivedAt;
  const changes = {
    customerId: customer.id,
    visitSeq: isNew ? seqAt(tx, customer.id, visit.arrivedAt) : visit.visitSeq,
    priorConsultantId: customer.ownerId === visit.consultantId ? visit.priorConsultantId : customer.ownerId,
    // Taken for somebody new and a repeat visitor after all: these take no turn (SEED).
    ...(isNew &&
      returns && {
        rotaSlot: null,
        priorConsultantId: customer.ownerId,
        creditedId: creditedFor(tx, customer.ownerId, visit.consultantId),
      }),
  };
  tx.update('visit', id, changes, { ...(rev !== undefined && { rev }), action: 'tie' });
  renumberVisits(tx, customer.id);
  if (visit.customerId && isNew) renumberVisits(tx, visit.customerId);
  return requireVisit(tx, id);
}

export function tieVisit(store: Store, actor: Actor, input: Target & { customerId: string }): Visit {
  return store.write(actor, (tx) => tieToCustomer(tx, input, input.customerId));
}

/**
 * 送客, with the name and number somebody leaves at the door.
 * @throws InvalidInput with `closeProblems`; nothing is lost then, the visit stays open as it was.
 */
export function closeVisit(store: Store, actor: Actor, input: z.infer<typeof visitClose>): Visit {
  const { id, rev, outcome, noCaptureReason, leftAt, guestName, guestPhone } = input;
  return store.write(actor, (tx) => {
    const visit = requireOpen(tx, id);
    const problems = closeProblems(visit, input, tx.at);
    if (problems.length > 0) throw new InvalidInput(problems);
    const reason = outcome === 'notCaptured' ? (noCaptureReason?.trim() ?? null) : null;
    const contact = tidyContact({ ...(guestName && { guestName }), ...(guestPhone && { guestPhone }) });
    const closed = {
      state: 'closed',
      outcome,
      noCaptureReason: reason,
      leftAt: leftAt ?? (visit.visitOn === todayOf(store) ? tx.at : visit.arrivedAt),
    } as const;
    tx.update('visit', id, { ...closed, ...contact }, { rev, action: 'close' });
    return requireVisit(tx, id);
  });
}

/**
 * Opens a closed visit of today again; the outcome has to be given anew.
 * @throws Refusal `visit.reopenDay`, `visit.notYours` (others than managers reopen only what they greeted, received or closed).
 */
export function reopenVisit(store: Store, actor: Actor & { role: Role }, { id, rev }: Target): Visit {
  return store.write(actor, (tx) => {
    const visit = requireVisit(tx, id);
    if (visit.state !== 'closed') return visit;
    if (visit.visitOn !== todayOf(store)) throw new Refusal('visit.reopenDay');
    // Whoever closed the wrong party takes that back themselves.
    const mine = [visit.consultantId, visit.greeterId, visit.updatedBy].includes(actor.id);
    if (!mine && !['manager', 'admin'].includes(actor.role)) throw new Refusal('visit.notYours');
    const state = visit.receivedAt ? 'received' : visit.consultantId ? 'assigned' : 'registered';
    const changes = { state, outcome: null, noCaptureReason: null, leftAt: null } as const;
    tx.update('visit', id, changes, { rev, action: 'reopen' });
    return requireVisit(tx, id);
  });
}

/** The whole visit for the person who completes it; the number is shown in full, so the view is kept in the audit log. */
export function openVisit(store: Store, actor: Actor, id: string): Visit & { customerName: string | null } {
  return store.write(actor, (tx) => {
    const visit = requireRow(tx, id);
    tx.audit('view', 'visit', id);
    return { ...visit, customerName: visit.customerId ? requireCustomer(tx, visit.customerId).name : null };
  });
}
