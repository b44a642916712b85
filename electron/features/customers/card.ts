import { missingForFormal } from '../../../db/customers/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { type RecordSync, syncStateOf } from '../sync/record-state.ts';
import { type Customer, MASKED, type MaskedField, maskedFor, requireCard, shownTo, type Viewer } from './rows.ts';

/** A card as one person may see it. */
export interface CustomerCard extends Customer {
  /** Fields that are masked in this answer; `reveal` shows one, for a reason. */
  masked: MaskedField[];
  ownerName: string | null;
  /** Fields 潜在 → 正式 still lacks. */
  missingForFormal: string[];
  mergeLaterName: string | null;
  sync: RecordSync;
}

/** Opens a card; who looked at it and when is kept in the audit log. */
export function openCard(store: Store, viewer: Viewer, id: string): CustomerCard {
  return store.write(viewer, (tx) => {
    const card = requireCard(tx, id);
    tx.audit('view', 'customer', id);
    const masked = maskedFor(viewer, card);
    const nameOf = (table: 'staff' | 'customer', key: string | null) =>
      key === null
        ? null
        : ((tx.db.prepare(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(key) as string) ?? null);
    return {
      ...shownTo(viewer, card),
      masked,
      ownerName: nameOf('staff', card.ownerId),
      missingForFormal: missingForFormal(card),
      mergeLaterName: nameOf('customer', card.mergeLaterWith),
      sync: syncStateOf(tx.db, [id]).get(id)!,
    };
  });
}

/** Shows one masked value to somebody who says why; both are kept. @throws Refusal `record.missing`. */
export function revealField(
  store: Store,
  viewer: Viewer,
  input: { id: string; field: MaskedField; reason: string },
): { value: string | null } {
  if (!MASKED.includes(input.field)) throw new Refusal('record.missing');
  return store.write(viewer, (tx) => {
    const card = requireCard(tx, input.id);
    tx.audit('reveal', 'customer', input.id, { field: input.field, reason: input.reason });
    return { value: card[input.field] };
  });
}
