import { type RelationKind, relationFields } from '../../../db/customers/people.ts';
import { aliasIds, standingId, withAliases } from '../../kernel/alias.ts';
import { InvalidInput } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord, standingRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { listedPhone } from './rows.ts';

export const relationSaving = saving({
  entity: 'customer_relation',
  fields: relationFields,
  sight: seeing({ entity: 'customer_relation' }),
  check(tx, { fromId, toId }) {
    for (const id of [fromId, toId]) if (id) requireRecord(tx, 'customer', id);
    return undefined;
  },
});

/** A relation as one of its two cards tells it. */
export interface RelationLine {
  id: string;
  rev: number;
  kind: RelationKind;
  note: string | null;
  /** `out`: the other one is this card's …; `in`: this card is the other one's. */
  direction: 'out' | 'in';
  other: { id: string; name: string; cardNo: string; phone: string | null };
}

const OF_CUSTOMER = `SELECT id FROM customer_relation WHERE deleted_at IS NULL
  AND (from_id IN ${withAliases('customer', '@id')} OR to_id IN ${withAliases('customer', '@id')}) ORDER BY id LIMIT 200`;

/** Who this customer has to do with, from both sides; a card that is gone is left out. @throws Refusal `record.missing` */
export function relationsOf(store: Store, who: Who, customerId: string): RelationLine[] {
  return store.write(who, (tx) => {
    const card = standingRecord(tx, 'customer', customerId);
    const own = aliasIds(tx.db, 'customer', card.id);
    const ids = tx.db.prepare(OF_CUSTOMER).pluck().all({ id: card.id }) as string[];
    return ids.flatMap((id) => {
      const row = tx.get('customer_relation', id)!;
      const isOut = own.includes(row.fromId);
      const other = tx.get('customer', standingId(tx.db, 'customer', isOut ? row.toId : row.fromId));
      // Two cards that were merged are one now, and nobody's relation to themselves.
      if (!other || other.deletedAt !== null || other.id === card.id) return [];
      const { rev, kind, note } = row;
      const { name, cardNo } = other;
      const shown = { id: other.id, name, cardNo, phone: listedPhone(who, other) };
      return [{ id, rev, kind, note, direction: isOut ? ('out' as const) : ('in' as const), other: shown }];
    });
  });
}

/** @throws InvalidInput of a card with itself; Refusal `record.missing`, `record.merged` */
export function relate(
  store: Store,
  who: Who,
  input: { fromId: string; toId: string; kind: RelationKind; note?: string | null | undefined },
) {
  if (input.fromId === input.toId) throw new InvalidInput([{ path: 'toId', code: 'relation.self' }]);
  return relationSaving.create(store, who, input);
}

export const unrelate = (store: Store, who: Who, at: Target): void => relationSaving.remove(store, who, at);
