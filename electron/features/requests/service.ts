import { dayOf } from '../../../db/core/day.ts';
import { raisedRequest, type TypedRequest } from '../../../db/requests/model.ts';
import { dueProblems, isOverdue, REQUEST_ROLES, requestProblems } from '../../../db/requests/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { standingRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { customerOf } from '../vehicles/rows.ts';
import { manages, requestSight, type ServiceRequest } from './rows.ts';

/** Who took it down corrects it, who must answer it too; whose it is and until when is the manager's. */
function refuseOthers(who: Who, changes: Partial<TypedRequest>, row: ServiceRequest): void {
  if (row.state === 'closed') throw new Refusal('request.closed');
  if (manages(who)) return;
  if (row.ownerId !== who.id && row.createdBy !== who.id) throw new Refusal('request.notYours');
  const field = (['ownerId', 'dueOn'] as const).find((name) => name in changes);
  if (field) throw new Refusal('request.managers', { field });
}

/** @throws InvalidInput at `ownerId`: nobody who left, and nobody who never sees requests, can answer one */
function requireAnswerer(tx: Write, ownerId: string | null): void {
  const owner = ownerId === null ? undefined : tx.get('staff', ownerId);
  if (!owner || owner.disabledAt !== null || !REQUEST_ROLES.includes(owner.role))
    throw new InvalidInput([{ path: 'ownerId', code: 'request.owner' }]);
}

/** What stands on a new request besides what was typed; without a name it is the customer's consultant who answers, else who took it down. */
function born(tx: Write, who: Who, { customerId, ownerId }: { customerId?: string | null; ownerId?: string | null }) {
  if (!customerId) throw new InvalidInput([{ path: 'customerId', code: 'field.required' }]);
  const card = standingRecord(tx, 'customer', customerId);
  const owner = ownerId ?? card.ownerId ?? who.id;
  requireAnswerer(tx, owner);
  return {
    customerId: card.id,
    customerName: card.name,
    ownerId: owner,
    state: 'open' as const,
    raisedAt: tx.at,
  };
}

/**
 * 客户请求. Its day is not over when it is promised. Among its refusals: `request.closed`, `request.notYours`, `request.managers`
 * (whose it is, until when); InvalidInput at `content`, `dueOn`, `ownerId`.
 */
export const requestSaving = saving({
  entity: 'service_request',
  fields: raisedRequest,
  sight: requestSight,
  problems: requestProblems,
  may(who, changes, row) {
    if (row) refuseOthers(who, changes, row);
  },
  check(tx, { customerId, ownerId, dueOn }, row, who) {
    const problems = dueProblems(dueOn, dayOf(tx.at));
    if (problems.length > 0) throw new InvalidInput(problems);
    if (row === null) return born(tx, who, { customerId, ownerId });
    if (ownerId !== undefined) requireAnswerer(tx, ownerId);
    return undefined;
  },
  usual: { kind: 'other' },
});

const staffName = (tx: Write, id: string | null) =>
  id === null ? null : ((tx.db.prepare('SELECT name FROM staff WHERE id = ?').pluck().get(id) as string) ?? null);

/** 客户请求 with its customer as the card stands now. */
export const openRequest = opening({
  sight: requestSight,
  more(tx, row) {
    const customer = customerOf(tx, row.customerId);
    const card = customer && tx.get('customer', customer.id);
    return {
      customer: card && { id: card.id, name: card.name, level: card.level, ownerName: staffName(tx, card.ownerId) },
      ownerName: staffName(tx, row.ownerId),
      raisedByName: staffName(tx, row.createdBy),
      answeredByName: staffName(tx, row.answeredById),
      overdue: isOverdue(row, dayOf(tx.at)),
    };
  },
});

export const requestHistory = historying(requestSight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  ownerId: 'SELECT name FROM staff WHERE id = ?',
  answeredById: 'SELECT name FROM staff WHERE id = ?',
});
