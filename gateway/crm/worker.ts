import type { CrmAdapter } from '../adapters/adapter.ts';
import type { CrmMapping } from '../adapters/mapping.ts';
import type { Logger } from '../log.ts';
import {
  type CrmEntry,
  entryFailed,
  entrySent,
  forgetSent,
  leaseEntries,
  queueAgreedBefore,
  releaseEntries,
} from '../store/crm-outbox.ts';
import type { Database } from '../store/database.ts';
import { writeHqNo } from '../store/head-office.ts';
import { type Delivery, deliverOne } from './delivery.ts';

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
  /** A record got its number from head office: PCs of the showroom may fetch it. */
  onChange?: (storeId: string, headSeq: number) => void;
}

/** Entries taken at a time. */
const LEASE = 20;
/** Refusals after which an entry is given up. An unreachable receiver never counts: a deletion must arrive in the end. */
const REFUSALS = 8;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const POLL_MS = 15_000;
const SWEEP_MS = 60 * 60_000;

/** Feeds `crm_outbox` to the adapters: in order, one at a time, at least once. */
export function startCrmWorker(options: CrmWorkerOptions): CrmWorker {
  const { database, adapters, mapping, clock, log, onChange } = options;
  let running: Promise<void> | null = null;
  let stopped = adapters.length === 0;
  let sweptAt = 0;
  let hasCaughtUp = false;
  const round = async (): Promise<void> => {
    if (!hasCaughtUp && !stopped) {
      await queueAgreedBefore(database, clock());
      hasCaughtUp = true;
    }
    while (!stopped) {
      const entries = await leaseEntries(database, clock(), LEASE);
      if (entries.length === 0) break;
      const reached = await deliverAll(entries);
      await releaseEntries(
        database,
        entries.map((entry) => entry.seq),
      );
      if (!reached) return;
    }
    if (clock() - sweptAt < SWEEP_MS) return;
    sweptAt = clock();
    await forgetSent(database, clock());
  };
  const deliverAll = async (entries: CrmEntry[]): Promise<boolean> => {
    for (const entry of entries) {
      if (stopped) return false;
      const delivery = await deliverOne(database, adapters, mapping, entry);
      if (delivery.state === 'sent') await keepSent(entry, delivery.customerNo);
      else await fail(entry, delivery);
      if (delivery.state === 'unreachable') return false;
    }
    return true;
  };
  const keepSent = async (entry: CrmEntry, customerNo: string | undefined): Promise<void> => {
    const { storeId, entityId } = entry;
    // The number first: should the program end in between, the delivery is repeated and the number told again.
    const headSeq = customerNo ? await writeHqNo(database, { storeId, id: entityId, hqNo: customerNo }, clock()) : null;
    await entrySent(database, entry, clock());
    if (headSeq !== null) onChange?.(storeId, headSeq);
  };
  const fail = async (entry: CrmEntry, { state, error }: Exclude<Delivery, { state: 'sent' }>): Promise<void> => {
    const refused = state === 'refused';
    const dead = refused && entry.refusals + 1 >= REFUSALS;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(entry.attempts, 10));
    await entryFailed(database, entry, { error, refused, dead, nextTryAt: clock() + pause });
    const { storeId, entityId, action } = entry;
    if (dead) log.error({ storeId, entityId, action, error }, 'CRM delivery given up');
    else log.warn({ storeId, entityId, action, refused, pause, error }, 'CRM delivery failed');
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
