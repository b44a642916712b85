import { randomUUID } from 'node:crypto';
import type { Logger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { startSnapshot } from '../arriving/standing.ts';
import { readEnrolment, sendRetainedAgain } from '../enrolment/enrolled.ts';
import { knowsItsRecords, noteKnownFields } from '../proof/known-fields.ts';
import { readSidecar, wasRestored, writeSidecar } from './sidecar.ts';

const SYSTEM = { id: 'system' };

/** Number of the newest operation ever made here, deleted ones included. */
const newestOperation = (tx: Write): number =>
  (tx.db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`).pluck().get() as number | undefined) ?? 0;

/** Operations from now on count under a new epoch: their numbers may have been used by a later state of this store. */
export function renewEpoch(tx: Write): string {
  const epoch = randomUUID();
  tx.db.prepare('UPDATE sync_state SET epoch = ?, epoch_from = ? WHERE id = 1').run(epoch, newestOperation(tx));
  return epoch;
}

/** The gateway was restored from a backup: what is kept here is sent again, and everything it has is received anew. */
export function followGatewayEpoch(store: Store, gatewayEpoch: string): void {
  store.write(SYSTEM, (tx) => {
    sendRetainedAgain(tx, store.entities);
    tx.db.prepare('UPDATE sync_state SET gateway_epoch = ? WHERE id = 1').run(gatewayEpoch);
    tx.audit('gatewayEpoch', 'sync', null, { gatewayEpoch });
  });
}

/** Counts a batch handed out. The sidecar follows after the commit, so that it never runs ahead of a store that is whole. */
export function countBatch(store: Store): void {
  const counted = store.write(SYSTEM, (tx) =>
    tx.db.prepare('UPDATE sync_state SET counter = counter + 1 WHERE id = 1 RETURNING epoch, counter').get(),
  ) as { epoch: string; counter: number } | undefined;
  if (counted) writeSidecar(store.dir, counted);
}

/**
 * To be called when the store was opened. A store put back from a backup gets a new epoch (what it sends again is known by its `op_id`s,
 * what it saves anew must not be taken for something sent before) and receives what it lost; one opened by a version that
 * knows other fields receives everything anew, for what the older one could not keep.
 */
export function checkStanding(store: Store, log: Logger): void {
  const enrolment = readEnrolment(store.db);
  if (!enrolment) return;
  const restored = wasRestored(enrolment, readSidecar(store.dir));
  const otherFields = !knowsItsRecords(store, enrolment);
  if (!restored && !otherFields) return;
  store.write(SYSTEM, (tx) => {
    if (restored) {
      log.warn({ counter: enrolment.counter }, 'this store is an earlier copy of itself; it goes on under a new epoch');
      tx.audit('storeRestored', 'sync', null, { epoch: renewEpoch(tx) });
    }
    startSnapshot(tx);
    noteKnownFields(store, tx);
  });
  const { epoch, counter } = readEnrolment(store.db)!;
  writeSidecar(store.dir, { epoch, counter });
}
