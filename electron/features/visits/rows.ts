import type { InferSelectModel } from 'drizzle-orm';
import { dayOf } from '../../../db/core/day.ts';
import type { visit } from '../../../db/visits/table.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

export type Visit = InferSelectModel<typeof visit>;

/** @throws Refusal `record.missing` when it is not there or was withdrawn. */
export function requireVisit(tx: Write, id: string): Visit {
  const row = tx.get('visit', id) as Visit | undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('record.missing', { params: { entity: 'visit' } });
  return row;
}

/** What a visit needs to know of a card. */
export interface Card {
  id: string;
  name: string;
  ownerId: string | null;
}

/** The card meant, through merges. @throws Refusal `record.missing`. */
export function requireCustomer(tx: Write, id: string): Card {
  const find = tx.db.prepare(
    'SELECT id, name, owner_id AS ownerId, deleted_at AS deletedAt, merged_into AS mergedInto FROM customer WHERE id = ?',
  );
  type Found = Card & { deletedAt: number | null; mergedInto: string | null };
  let row = find.get(id) as Found | undefined;
  // A chain of merges is short; the bound is for damaged data.
  for (let step = 0; row?.mergedInto && step < 10; step += 1) row = find.get(row.mergedInto) as Found | undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('record.missing', { params: { entity: 'customer' } });
  return { id: row.id, name: row.name, ownerId: row.ownerId };
}

/** Audit action of the app's own numbering, so that it is not taken for a person's change. */
export const RENUMBERED = 'renumber';

/** The number a visit of this arrival gets among the customer's visits. */
export function seqAt(tx: Write, customerId: string, arrivedAt: number): number {
  const earlier = tx.db
    .prepare('SELECT count(*) FROM visit WHERE customer_id = ? AND arrived_at <= ? AND deleted_at IS NULL')
    .pluck()
    .get(customerId, arrivedAt) as number;
  return earlier + 1;
}

/** The showroom's today. */
export const todayOf = (store: Store): string => dayOf(store.clock.now());

/**
 * Numbers a customer's visits anew (第几次来店), oldest first, calls included. After a visit is tied, withdrawn or cards are
 * merged, so that a late entry does not leave two first visits.
 */
export function renumberVisits(tx: Write, customerId: string): void {
  const visits = tx.db
    .prepare(
      `SELECT id, visit_seq AS seq FROM visit WHERE customer_id = ? AND deleted_at IS NULL ORDER BY arrived_at, id`,
    )
    .all(customerId) as { id: string; seq: number | null }[];
  visits.forEach(({ id, seq }, index) => {
    if (seq !== index + 1) tx.update('visit', id, { visitSeq: index + 1 }, { action: RENUMBERED });
  });
}
