import { missingForFormal } from '../../../db/customers/rules.ts';
import { type RecordSync, syncStateOf } from '../../kernel/record-state.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { type Customer, MASKED, type MaskedField, maskedFor, shownTo, standingCard, type Viewer } from './rows.ts';

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

/** A card on the screen is asked for again at every change of anybody; one look lasts this long in the audit log. */
const ONE_LOOK_MS = 10 * 60_000;
/** Newest lines of the card that are searched for that look: more were never written in ten minutes by people. */
const RECENT_LINES = 50;
/** A look in the future (the PC's clock was set back) covers nothing. */
const LOOKED = `SELECT 1 FROM (SELECT at, actor_id, action FROM audit WHERE entity_id = ? ORDER BY seq DESC LIMIT ${RECENT_LINES})
  WHERE action = 'view' AND actor_id = ? AND at > ? AND at <= ?`;

const looked = (tx: Write, id: string): boolean =>
  tx.db.prepare(LOOKED).get(id, tx.actor.id, tx.at - ONE_LOOK_MS, tx.at) !== undefined;

/** Opens a card, of a merged one the card that stays; who looked at it and when is kept in the audit log, once for one look. */
export function openCard(store: Store, viewer: Viewer, asked: string): CustomerCard {
  return store.write(viewer, (tx) => {
    const card = standingCard(tx, asked);
    const { id } = card;
    if (!looked(tx, id)) tx.audit('view', 'customer', id);
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
    const card = standingCard(tx, input.id);
    tx.audit('reveal', 'customer', card.id, { field: input.field, reason: input.reason });
    return { value: card[input.field] };
  });
}
