import { maskPhone } from '../../../db/customers/phone.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { FieldChange } from '../../kernel/staleness.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import type { Visit } from './rows.ts';

const tellsPhone = (error: unknown): boolean =>
  error instanceof Refusal &&
  error.code === 'record.stale' &&
  (error.params.changes as FieldChange[]).some(({ field }) => field === 'guestPhone');

/**
 * Runs a change of a visit for the floor: the answer carries the number masked, because only opening the visit is kept as a
 * look at it. A form that is behind has to be told the number others typed, so that counts as a look.
 */
export function changeVisit(store: Store, actor: Actor, id: string | null, change: () => Visit): Visit {
  try {
    const visit = change();
    return { ...visit, guestPhone: visit.guestPhone && maskPhone(visit.guestPhone) };
  } catch (error) {
    if (id !== null && tellsPhone(error)) store.write(actor, (tx) => tx.audit('view', 'visit', id));
    throw error;
  }
}
