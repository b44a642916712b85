import type { Logger } from '../log.ts';
import { type Database, isOutage, sqlState } from '../store/database.ts';
import { dueRelays, forgetDone, relayFailed } from '../store/relay.ts';
import type { Turns } from '../store/turns.ts';
import { relayOne } from './relay.ts';

/** Carries documents from one showroom of a group into the other. */
export interface RelayWorker {
  /** Something was queued: look soon. */
  wake(): void;
  /** Carries all that is due now. */
  deliver(): Promise<void>;
  /** Ends after the document in hand. */
  stop(): Promise<void>;
}

export interface RelayWorkerOptions {
  database: Database;
  /** A document waits its turn among the pushes of the showroom it goes to. */
  turns: Turns;
  clock: () => number;
  log: Logger;
  grown(storeId: string, headSeq: number): void;
}

const TAKEN = 50;
const POLL_MS = 15_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const SWEEP_MS = 60 * 60_000;

export function startRelayWorker({ database, turns, clock, log, grown }: RelayWorkerOptions): RelayWorker {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let sweptAt = clock();

  const carry = async (): Promise<void> => {
    for (let due = await dueRelays(database, clock(), TAKEN); due.length > 0 && !stopped; ) {
      for (const relay of due) {
        if (stopped) return;
        try {
          const head = await turns.take(relay.toStore, () => relayOne(database, relay, clock()));
          if (head !== null) grown(relay.toStore, head);
        } catch (error) {
          if (isOutage(error)) throw error;
          // One document that cannot be written keeps the others from nothing.
          const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(relay.attempts, 10));
          const why = sqlState(error) ?? (error as Error).name;
          await relayFailed(database, relay.id, why, clock() + pause);
          log.error({ toStore: relay.toStore, entity: relay.entity, docId: relay.docId, why }, 'relay failed');
        }
      }
      due = await dueRelays(database, clock(), TAKEN);
    }
    if (clock() - sweptAt < SWEEP_MS) return;
    sweptAt = clock();
    await forgetDone(database, clock());
  };
  const rounds = async (): Promise<void> => {
    do {
      again = false;
      await carry();
    } while (again && !stopped);
  };
  const deliver = (): Promise<void> => {
    again = true;
    running ??= rounds()
      .catch((error: unknown) => log.error({ name: (error as Error).name }, 'relay worker'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => void deliver(), POLL_MS).unref();
  return {
    wake: () => void deliver(),
    deliver,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
