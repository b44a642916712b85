import { addDays, dayOf, daysBetween } from '../../../db/core/day.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { todayOf } from '../../records/who.ts';
import { isQuiet } from '../sync/enrolment/quiet.ts';
import { customerOf } from '../vehicles/rows.ts';
import { returnLevel } from './deciding.ts';
import type { Loss } from './rows.ts';

const SYSTEM = { id: 'system' };
/** A quiet PC leaves a card so many days to the others, which know better what became of it. */
const LEFT_TO_OTHERS_DAYS = 3;
/** Verdicts are set right this long. */
const RECENT_DAYS = 30;

const DUE = `SELECT id FROM loss WHERE state = 'approved' AND reactivate_on <= ? AND reactivated_at IS NULL AND deleted_at IS NULL
  ORDER BY reactivate_on, id LIMIT 500`;

/** 激活: the card is what it was again, to be called on its day; one that somebody woke meanwhile stays as it is. */
function wake(tx: Write, loss: Loss): void {
  if (customerOf(tx, loss.customerId))
    returnLevel(tx, loss, { trigger: 'reactivated', id: idOf(loss.id, 'reactivated') }, loss.reactivateOn);
  tx.update('loss', loss.id, { reactivatedAt: tx.at }, { action: 'reactivate' });
}

/** Wakes the cards whose day has come. @returns false when some are left to the others for now */
export function reactivateDue(store: Store): boolean {
  const today = todayOf(store);
  const quiet = isQuiet(store);
  const ids = store.db.prepare(DUE).pluck().all(today) as string[];
  let all = true;
  for (const id of ids)
    store.write(SYSTEM, (tx) => {
      const loss = tx.get('loss', id)!;
      if (quiet && daysBetween(loss.reactivateOn!, today) < LEFT_TO_OTHERS_DAYS) all = false;
      else wake(tx, loss);
    });
  return all;
}

/** Refused on one PC after it was approved on another: the newest verdict holds, so the card goes back to its level. */
const OVERRULED = `SELECT l.id FROM loss l JOIN customer c ON c.id = l.customer_id
  WHERE l.state = 'refused' AND l.decided_at > ? AND l.deleted_at IS NULL AND c.level = 'F' AND c.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM loss o WHERE o.customer_id = l.customer_id AND o.state = 'approved' AND o.deleted_at IS NULL)`;

/** Cards whose loss was refused after all go back to their level. */
export function followVerdicts(store: Store): boolean {
  const since = store.clock.now() - RECENT_DAYS * 86_400_000;
  const ids = store.db.prepare(OVERRULED).pluck().all(since) as string[];
  for (const id of ids)
    store.write(SYSTEM, (tx) => {
      const loss = tx.get('loss', id)!;
      const next = loss.nextBeforeOn ?? addDays(dayOf(tx.at), 1);
      if (customerOf(tx, loss.customerId)) returnLevel(tx, loss, { trigger: 'undone', id: idOf(id, 'refused') }, next);
    });
  return true;
}
