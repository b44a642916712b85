import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LaneDesk } from '../../../../db/attachments/lane.ts';
import type { OpResult } from '../../../../gateway/protocol.ts';
import type { Logger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Change } from '../../../kernel/write.ts';
import type { Answered } from '../../../workers/sync/messages.ts';
import type { Office } from '../../../workers/sync/office.ts';
import type { SyncTiming } from '../../../workers/sync/timing.ts';
import { feedKeeper } from '../arriving/feed.ts';
import { lineOf } from '../arriving/standing.ts';
import { type Contact, readEnrolment } from '../enrolment/enrolled.ts';
import { prover } from '../proof/proof.ts';
import { followAnswers } from '../questions/answered.ts';
import { askOfThoseBefore } from '../questions/asking.ts';
import { countBatch } from '../restore/restore.ts';
import { outboxQueue } from '../sending/outbox-queue.ts';

/** Answers kept in one transaction: about 3 ms of the main thread. */
const SLICE = 100;

/** What the sync worker may ask of the store, and what the rest of the app needs to know of it. */
export interface Desk {
  office: Office;
  /** Whether operations were made since this was last asked; answers and arrivals make none. */
  hasNewOperations(): boolean;
  /** Records changed: under operator `head_office` held operations are judged again. */
  reviewHeld(changes: readonly Change[]): void;
}

/** The store's side of every exchange with the gateway, without threads or a network: whoever asks, the same happens. */
export function createDesk(store: Store, log: Logger, timing: SyncTiming, files?: LaneDesk): Desk {
  const queue = outboxQueue(store, timing);
  const feed = feedKeeper(store, log);
  const proof = prover(store, log);
  const newest = store.db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`).pluck();
  askOfThoseBefore(store);
  // A crash may have come between an answer's arrival and what follows from it.
  followAnswers(store);
  let seen = newest.get() as number | undefined;

  /** The worker must never hang on an answer: a store that cannot be used just now is an answer too. */
  const safely = async <T>(otherwise: T, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (err) {
      log.error({ err }, 'the store could not be used for sync');
      return otherwise;
    }
  };

  /** Slice by slice, so that a save never waits behind 500 answers; what a crash leaves out is sent again and answered again. */
  const settle = async ({ results, clockOffsetMs, deviceCode, group }: Answered): Promise<boolean> => {
    const line = lineOf(store.db);
    const keep = (slice: readonly OpResult[], contact?: Contact) => queue.applyResults(slice, contact);
    for (let from = 0; from < results.length; from += SLICE) {
      keep(results.slice(from, from + SLICE));
      await nextTurn();
      if (!store.db.open || lineOf(store.db) !== line) return false;
    }
    keep([], { clockOffsetMs, deviceCode, group });
    return true;
  };

  /** Also where no field anybody sees became another: under what this PC changed itself head office may say something else now. */
  const arrived = (changes: readonly { entity: string; entity_id: string }[]) => {
    queue.reviewHeld(changes.map(({ entity, entity_id: id }) => ({ entity, id })));
    if (changes.some(({ entity }) => entity === 'question')) followAnswers(store);
  };

  return {
    hasNewOperations() {
      const before = seen;
      seen = newest.get() as number | undefined;
      return seen !== before;
    },
    reviewHeld: (changes) => queue.reviewHeld(changes),
    office: {
      lease: (limit, maxBytes) =>
        safely(null, () => {
          const lease = queue.lease(limit, maxBytes, readEnrolment(store.db)!.operator);
          if (lease.ops.length > 0) countBatch(store);
          return lease;
        }),
      settle: (answered) => safely(false, () => settle(answered)),
      place: () => safely(null, () => feed.place()),
      apply: (page) =>
        safely(null, async () => {
          const place = await feed.apply(page);
          arrived(page.answer.changes);
          return place;
        }),
      startOver: () => safely(null, () => feed.startOver()),
      claim: () => safely(null, () => proof.claim()),
      compare: (found) => safely(null, () => proof.compare(found)),
      mend: (asked, changes) =>
        safely(false, () => {
          proof.mend(asked, changes);
          arrived(changes);
          return true;
        }),
      attachmentNext: (report, mostBytes) => safely(null, () => files?.next(report, mostBytes) ?? null),
    },
  };
}
