import type { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import { countedFacts, type VisitCompletion, type visitVoid } from '../../../db/visits/model.ts';
import { completionProblems, mayCorrect, tidyContact } from '../../../db/visits/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { interestOf } from '../models/tree.ts';
import { renumberVisits } from './numbering.ts';
import { requireRow, requireVisit, todayOf, type Visit } from './rows.ts';

interface Target {
  id: string;
  rev: number;
}

export type Person = Actor & { role: Role };

/** @throws Refusal `visit.notYours` naming nobody: who may is told in the sentence. */
function refuseOthers(store: Store, visit: Visit, person: Person): void {
  if (!mayCorrect(visit, person, todayOf(store))) throw new Refusal('visit.notYours');
}

/**
 * 补录 and 更正: saves what is known of the 来店/来电登记表; fields left out stay as they are. Also after the party has left.
 * @throws InvalidInput with `completionProblems`; Refusal `visit.notYours` for what the day counts, `visit.notLeft`, `visit.voided`.
 */
export function completeVisit(store: Store, person: Person, input: Target & VisitCompletion): Visit {
  const { id, rev, ...given } = input;
  return store.write(person, (tx) => {
    const visit = requireVisit(tx, id);
    const fields: VisitCompletion & { visitSeq?: null } = emptyAsNull(given);
    // 未留档 alone has a reason.
    if (fields.outcome && fields.outcome !== 'notCaptured') fields.noCaptureReason = null;
    const changed = countedFacts.filter((field) => fields[field] !== undefined && fields[field] !== visit[field]);
    const ended = changed.some((field) => ['leftAt', 'outcome', 'noCaptureReason'].includes(field));
    // A call is over when its form is: no second step closes it.
    const isCall = (fields.channel ?? visit.channel) === 'call';
    const closes = isCall && visit.state !== 'closed' && fields.outcome !== undefined;
    const finishing = closes ? ['outcome', 'noCaptureReason'] : [];
    if (changed.some((field) => !finishing.includes(field))) refuseOthers(store, visit, person);
    if (visit.state !== 'closed' && ended && !closes) throw new Refusal('visit.notLeft');
    const problems = completionProblems({ ...visit, ...fields }, tx.at);
    if (problems.length > 0) throw new InvalidInput(problems);
    if (changed.includes('customerId')) fields.visitSeq = null;
    const step = closes
      ? { state: 'closed' as const, leftAt: visit.visitOn === todayOf(store) ? tx.at : visit.arrivedAt }
      : isCall && visit.state === 'assigned' && { state: 'received' as const, receivedAt: tx.at };
    tx.update(
      'visit',
      id,
      { ...tidyContact(fields), ...interestOf(tx.db, fields), ...step },
      { rev, action: 'complete' },
    );
    // Taken off a card or moved in the day: who came first is another now.
    if (visit.customerId && (changed.includes('customerId') || changed.includes('arrivedAt')))
      renumberVisits(tx, visit.customerId);
    return requireVisit(tx, id);
  });
}

const emptyAsNull = (fields: VisitCompletion): VisitCompletion =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value]));

/**
 * 作废: registered by mistake. The row stays with its reason and counts nowhere; the turn of the rota goes back.
 * @throws Refusal `visit.notYours`, `visit.voided`.
 */
export function voidVisit(store: Store, person: Person, { id, rev, reason }: z.infer<typeof visitVoid>): Visit {
  return store.write(person, (tx) => {
    const visit = requireVisit(tx, id);
    refuseOthers(store, visit, person);
    const changes = { voidedAt: tx.at, voidReason: reason, voidedBy: person.id, visitSeq: null };
    tx.update('visit', id, changes, { rev, action: 'void' });
    if (visit.customerId) renumberVisits(tx, visit.customerId);
    return requireRow(tx, id);
  });
}

/**
 * Takes a 作废 back: a manager, or on its day whoever did it.
 * @throws Refusal `visit.notYours`.
 */
export function unvoidVisit(store: Store, person: Person, { id, rev }: Target): Visit {
  return store.write(person, (tx) => {
    const visit = requireRow(tx, id);
    if (visit.voidedAt === null) return visit;
    const own = visit.voidedBy === person.id && visit.visitOn === todayOf(store);
    if (!own && !['manager', 'admin'].includes(person.role)) throw new Refusal('visit.notYours');
    tx.update('visit', id, { voidedAt: null, voidReason: null, voidedBy: null }, { rev, action: 'unvoid' });
    if (visit.customerId) renumberVisits(tx, visit.customerId);
    return requireVisit(tx, id);
  });
}
