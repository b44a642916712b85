import type { RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import { approvalDocument, decideApproval } from '../features/approvals/service.ts';
import type { Store } from '../kernel/store.ts';
import type { Write } from '../kernel/write.ts';
import type { DemoClock } from './clock.ts';

/** Something somebody does at a moment of the year: a step of a document, a payment. */
export interface Act {
  at: number;
  run(): void;
}

/** Does everything in the order of the year, each with the clock of its moment. */
export function perform(clock: DemoClock, acts: readonly Act[]): void {
  for (const { at, run } of acts.toSorted((a, b) => a.at - b.at)) {
    clock.standAt(at);
    run();
  }
}

type Who = Parameters<typeof decideApproval>[1];

/** A document, as far as its steps are taken here. */
interface Steps<E extends EntityName, S> {
  sealOf(tx: Write, row: RowOf<E>): string;
  go(tx: Write, store: Store, who: Who, target: Seen, to: S, reason?: string | null): unknown;
}
interface Seen {
  id: string;
  rev: number;
  seen: string;
}

/** A step of a document as its page takes it, on what stands there now. @throws Refusal with every gate that is shut */
export const stepper =
  <E extends EntityName, S>(store: Store, entity: E, document: Steps<E, S>) =>
  (who: Who, id: string, to: S, reason?: string): void =>
    store.write(who, (tx) => {
      const row = tx.get(entity, id)!;
      const { rev } = row as unknown as { rev: number };
      document.go(tx, store, who, { id, rev, seen: document.sealOf(tx, row) }, to, reason ?? null);
    });

/** The answer to a 额度审批. @throws Refusal as `decideApproval` */
export function decide(store: Store, who: Who, approvalId: string, to: 'approved' | 'rejected', reason?: string): void {
  const target = store.write(who, (tx) => {
    const row = tx.get('approval_request', approvalId)!;
    return { id: row.id, rev: row.rev, seen: approvalDocument.sealOf(tx, row) };
  });
  decideApproval(store, who, { ...target, to, reason });
}
