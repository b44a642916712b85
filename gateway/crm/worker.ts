import { type CrmAdapter, CrmRefused } from '../adapters/adapter.ts';
import type { CrmMapping } from '../adapters/mapping.ts';
import type { Logger } from '../log.ts';
import { type CrmEntry, entryFailed, entrySent, leaseEntries, releaseEntries } from '../store/crm-outbox.ts';
import type { Database } from '../store/database.ts';
import { messageFor } from './message.ts';

export interface CrmWorker {
  /** Something was queued: look soon. */
  wake(): void;
  /** Delivers what is due now; ends when nothing is due or the receiver can't be reached. */
  deliver(): Promise<void>;
  /** Ends after the delivery in hand. */
  stop(): Promise<void>;
}

export interface CrmWorkerOptions {
  database: Database;
  adapters: CrmAdapter[];
  mapping: CrmMapping;
  clock: () => number;
  log: Logger;
}

/** Entries taken at a time. */
const LEASE = 20;
/** Refusals after which an entry is given up. An unreachable receiver never counts: a deletion must arrive in the end. */
const REFUSALS = 8;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const POLL_MS = 15_000;

/** Feeds `crm_outbox` to the adapters: in order, one at a time, at least once. */
export function startCrmWorker({ database, adapters, mapping, clock, log }: CrmWorkerOptions): CrmWorker {
  let running: Promise<void> | null = null;
  let stopped = adapters.length === 0;
  const round = async (): Promise<void> => {
    while (!stopped) {
      const entries = await leaseEntries(database, clock(), LEASE);
      if (entries.length === 0) return;
      const reached = await deliverAll(entries);
      await releaseEntries(
        database,
        entries.map((entry) => entry.seq),
      );
      if (!reached) return;
    }
  };
  const deliverAll = async (entries: CrmEntry[]): Promise<boolean> => {
    for (const entry of entries) {
      if (stopped) return false;
      try {
        const message = await messageFor(database, mapping, entry);
        if (message) for (const adapter of adapters) await adapter.deliver(message);
        await entrySent(database, entry, clock());
      } catch (error) {
        const refused = error instanceof CrmRefused;
        await fail(entry, refused, error instanceof Error ? error.message : 'unknown');
        if (!refused) return false;
      }
    }
    return true;
  };
  const fail = async (entry: CrmEntry, refused: boolean, error: string): Promise<void> => {
    const dead = refused && entry.refusals + 1 >= REFUSALS;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(entry.attempts, 10));
    await entryFailed(database, entry, { error, refused, dead, nextTryAt: clock() + pause });
    const { storeId, entityId, action } = entry;
    if (dead) log.error({ storeId, entityId, action }, 'CRM delivery given up');
    else log.warn({ storeId, entityId, action, refused, pause }, 'CRM delivery failed');
  };
  const deliver = (): Promise<void> => {
    running ??= round()
      .catch((error: unknown) => log.error({ name: (error as Error).name }, 'CRM worker'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => void deliver(), POLL_MS);
  timer.unref();
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
