import type { InferSelectModel } from 'drizzle-orm';
import { dayOf } from '../../../db/core/day.ts';
import type { visit } from '../../../db/visits/table.ts';
import { standingId } from '../../kernel/alias.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

export type Visit = InferSelectModel<typeof visit>;

/** @throws Refusal `record.missing` when it is not there or was withdrawn, `visit.voided`. */
export function requireVisit(tx: Write, id: string): Visit {
  const row = requireRow(tx, id);
  if (row.voidedAt !== null) throw new Refusal('visit.voided');
  return row;
}

/** Also one that was voided. @throws Refusal `record.missing`. */
export function requireRow(tx: Write, id: string): Visit {
  const row = tx.get('visit', id) as Visit | undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('record.missing', { params: { entity: 'visit' } });
  return row;
}

/** What a visit needs to know of a card. */
export interface Card {
  id: string;
  name: string;
  ownerId: string | null;
  createdAt: number;
}

/** The card meant, through merges. @throws Refusal `record.missing`. */
export function requireCustomer(tx: Write, id: string): Card {
  const card = tx.db
    .prepare(
      'SELECT id, name, owner_id AS ownerId, created_at AS createdAt FROM customer WHERE id = ? AND deleted_at IS NULL',
    )
    .get(standingId(tx.db, 'customer', id)) as Card | undefined;
  if (!card) throw new Refusal('record.missing', { params: { entity: 'customer' } });
  return card;
}

/** The showroom's today. */
export const todayOf = (store: Store): string => dayOf(store.clock.now());
