import type { OperatorKind, OpResult } from '../../../../gateway/protocol.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Change } from '../../../kernel/write.ts';
import type { Lease } from '../../../workers/sync/messages.ts';
import { SYNC_TIMING, type SyncTiming } from '../../../workers/sync/timing.ts';
import { type Contact, noteContact } from '../enrolment/enrolled.ts';
import { recordReader } from '../records.ts';
import { leasing } from './lease.ts';
import { answerKeeper } from './results.ts';

/** The main process's side of sending: what may go, and what came back. */
export interface OutboxQueue {
  /** What may be sent now, oldest first, with at most `limit` operations and `maxBytes` bytes of bodies. */
  lease(limit: number, maxBytes: number, operator: OperatorKind): Lease;
  /** Keeps the answers of one push in one transaction; a contact is noted with it. */
  applyResults(results: readonly OpResult[], contact?: Contact): void;
  /** Records changed: under operator `head_office` held operations are judged again. */
  reviewHeld(changes: readonly Change[]): void;
}

export function outboxQueue(store: Store, timing: SyncTiming = SYNC_TIMING): OutboxQueue {
  const { lease, gate } = leasing(store, recordReader(store));
  const keep = answerKeeper(store, timing);
  return {
    lease,
    applyResults(results, contact) {
      store.write({ id: 'system' }, (tx) => {
        keep(tx, results);
        if (contact) noteContact(tx, contact);
      });
    },
    reviewHeld: (changes) => gate.reviewSoon(changes),
  };
}
