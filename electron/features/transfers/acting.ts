import type { ChangesOf, RowOf } from '../../../db/entities.ts';
import type { EntityName } from '../../../db/records.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';

/** A paper as the page showed it. */
export type Seen = Target & { seen: string };

interface Steps<E extends EntityName, S extends string> {
  sealOf(tx: Write, row: RowOf<E>): string;
  go(tx: Write, store: Store, who: Who, target: Seen, to: S, reason?: string | null): RowOf<E>;
}

/** What was typed with a step and the step itself, in one write. @throws Refusal of `documenting` */
export function act<E extends EntityName, S extends string>(
  tx: Write,
  store: Store,
  who: Who,
  {
    entity,
    document,
    at,
    changes,
    to,
    reason = null,
  }: {
    entity: E;
    document: Steps<E, S>;
    at: Seen;
    changes: ChangesOf<E>;
    to: S;
    reason?: string | null;
  },
): RowOf<E> {
  const row = requireRecord(tx, entity, at.id);
  tx.update(entity, at.id, {} as ChangesOf<E>, { rev: at.rev });
  if (document.sealOf(tx, row) !== at.seen) throw new Refusal('document.changed');
  const typed = Object.keys(changes).length > 0 ? tx.update(entity, at.id, changes) : row;
  const { id, rev } = typed as unknown as Target;
  return document.go(tx, store, who, { id, rev, seen: document.sealOf(tx, typed) }, to, reason);
}
