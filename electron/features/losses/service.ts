import { dayOf } from '../../../db/core/day.ts';
import { appliedLoss, managersNotes, type TypedLoss } from '../../../db/losses/model.ts';
import { againProblems, lossProblems } from '../../../db/losses/rules.ts';
import { withAliases } from '../../kernel/alias.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { standingRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import type { Customer } from '../customers/rows.ts';
import { customerOf } from '../vehicles/rows.ts';
import { type Loss, lossSight, manages } from './rows.ts';

/** A consultant corrects their own application until it is decided; the five steps are the manager's. */
function refuseOthers(who: Who, changes: Partial<TypedLoss>, row: Loss): void {
  if (manages(who)) return;
  if (row.askedById !== who.id) throw new Refusal('loss.notYours');
  if (row.state !== 'waiting') throw new Refusal('loss.decided');
  const field = managersNotes.find((note) => note in changes);
  if (field) throw new Refusal('loss.managers', { field });
}

const WAITING = `SELECT id FROM loss WHERE customer_id IN ${withAliases('customer', '?')} AND state = 'waiting' AND deleted_at IS NULL LIMIT 1`;

/** May this customer be given up now, and by whom? */
function refuseApplying(tx: Write, who: Who, card: Customer): void {
  if (!manages(who) && card.ownerId !== who.id) throw new Refusal('loss.notYourCustomer');
  if (card.level === 'F') throw new Refusal('loss.alreadyLost');
  if (card.level === 'D') throw new Refusal('loss.delivered');
  const open = tx.db.prepare(WAITING).pluck().get(card.id) as string | undefined;
  if (open) throw new Refusal('loss.waiting', { params: { id: open } });
}

/** What stands on an application besides what was typed. @throws Refusal of `refuseApplying`, `record.missing` */
function ofCard(tx: Write, who: Who, customerId: string | null | undefined) {
  if (!customerId) throw new InvalidInput([{ path: 'customerId', code: 'field.required' }]);
  const card = standingRecord(tx, 'customer', customerId);
  refuseApplying(tx, who, card);
  const before = { levelBefore: card.level, nextBeforeOn: card.nextContactOn };
  const asked = { askedById: who.id, askedAt: tx.at, state: 'waiting' as const };
  return { customerId: card.id, customerName: card.name, ...before, ...asked };
}

/**
 * 战败申请. The card keeps its level until the manager approves. Among its refusals: `loss.waiting` (one open application a customer),
 * `loss.notYourCustomer`, `loss.alreadyLost`, `loss.delivered`; of a correction `loss.notYours`, `loss.decided`, `loss.managers`.
 */
export const lossSaving = saving({
  entity: 'loss',
  fields: appliedLoss,
  sight: lossSight,
  problems: lossProblems,
  may(who, changes, row) {
    if (row) refuseOthers(who, changes, row);
  },
  check(tx, { customerId, reactivateOn }, row, who) {
    const problems = againProblems({ reactivateOn }, dayOf(tx.at));
    if (problems.length > 0) throw new InvalidInput(problems);
    return row === null ? ofCard(tx, who, customerId) : undefined;
  },
  usual: { kind: 'lost' },
});

/** Takes an application back that is not decided yet. @throws Refusal `loss.notYours`, `loss.decided`, `record.stale` */
export const withdrawLoss = (store: Store, who: Who, at: Target): void =>
  store.write(who, (tx) => {
    refuseOthers(who, {}, lossSaving.current(tx, at));
    if (tx.get('loss', at.id)?.state !== 'waiting') throw new Refusal('loss.decided');
    tx.remove('loss', at.id, { rev: at.rev });
  });

const staffName = (tx: Write, id: string | null) =>
  id === null ? null : ((tx.db.prepare('SELECT name FROM staff WHERE id = ?').pluck().get(id) as string) ?? null);

/** 战败申请 with its customer as the card stands now. */
export const openLoss = opening({
  sight: lossSight,
  more(tx, loss) {
    const customer = customerOf(tx, loss.customerId);
    const card = customer && tx.get('customer', customer.id);
    return {
      customer: card && {
        id: card.id,
        name: card.name,
        level: card.level,
        interest: [card.interestModel ?? card.interestSeries, card.interestColor].filter(Boolean).join(' '),
        ownerName: staffName(tx, card.ownerId),
        nextContactOn: card.nextContactOn,
      },
      askedByName: staffName(tx, loss.askedById),
      decidedByName: staffName(tx, loss.decidedById),
    };
  },
});

export const lossHistory = historying(lossSight, {
  customerId: 'SELECT name FROM customer WHERE id = ?',
  askedById: 'SELECT name FROM staff WHERE id = ?',
  decidedById: 'SELECT name FROM staff WHERE id = ?',
});
