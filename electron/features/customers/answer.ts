import { Refusal } from '../../kernel/refusal.ts';
import type { FieldChange } from '../../kernel/staleness.ts';
import type { Store } from '../../kernel/store.ts';
import { type Customer, MASKED, maskedFor, maskOf, shownTo, type Viewer } from './rows.ts';

/**
 * Runs a change of one card and answers as this person may see it: the saved card masked, and a refusal as stale without
 * the whole numbers that others typed.
 */
export function changeCard(store: Store, viewer: Viewer, id: string, change: () => Customer): Customer {
  try {
    return shownTo(viewer, change());
  } catch (error) {
    throw error instanceof Refusal && error.code === 'record.stale' ? maskedRefusal(store, viewer, id, error) : error;
  }
}

function maskedRefusal(store: Store, viewer: Viewer, id: string, stale: Refusal): Refusal {
  const ownerId = store.db.prepare('SELECT owner_id FROM customer WHERE id = ?').pluck().get(id) as string | null;
  const changes = (stale.params.changes as FieldChange[]).map((change) => {
    const field = MASKED.find((masked) => masked === change.field);
    if (!field) return change;
    // Judged value by value: the card may hold a number now where it held none, or the other way round.
    const shown = (value: unknown) => {
      if (typeof value !== 'string') return value;
      const card = { ownerId, mobile: null, landline: null, idNo: null, birthOn: null, [field]: value };
      return maskedFor(viewer, card).includes(field) ? maskOf(field, value) : value;
    };
    return { ...change, from: shown(change.from), to: shown(change.to) };
  });
  return new Refusal(stale.code, { params: { ...stale.params, changes } });
}
