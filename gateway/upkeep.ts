import type { Logger } from './log.ts';
import type { Database } from './store/database.ts';
import { forgetParked } from './store/parked.ts';
import { storeIds, trimLog } from './store/trim.ts';
import type { Turns } from './store/turns.ts';

/** The gateway's housekeeping: the change log reaches back as far as a PC may have been away; what no PC sends any more raises no alarm. */
export interface Upkeep {
  /** All that is due now. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

export interface UpkeepOptions {
  database: Database;
  /** Trimming waits its turn among the pushes of its showroom. */
  turns: Turns;
  clock: () => number;
  log: Logger;
}

/** SYNC.md keeps deletions this long; a PC that was away for longer gets a snapshot. */
const KEPT_MS = 400 * 86_400_000;
/** A PC that still has a parked operation sends it hourly whenever it runs. */
const PARKED_KEPT_MS = 30 * 86_400_000;
/** Changes dropped under a showroom's lock at once: some tens of milliseconds. */
const SLICE = 2_000;
const FIRST_MS = 60_000;
const EVERY_MS = 6 * 3_600_000;

export function startUpkeep({ database, turns, clock, log }: UpkeepOptions): Upkeep {
  let stopped = false;
  let running: Promise<void> | null = null;

  const trim = async (storeId: string): Promise<number> => {
    const before = clock() - KEPT_MS;
    let gone = 0;
    for (let last = SLICE; last === SLICE && !stopped; gone += last)
      last = await turns.take(storeId, () => trimLog(database, storeId, before, SLICE));
    return gone;
  };
  const trimAll = async (): Promise<void> => {
    for (const storeId of await storeIds(database)) {
      if (stopped) return;
      const gone = await trim(storeId);
      if (gone > 0) log.info({ storeId, gone }, 'old changes left the log');
    }
  };
  const all = async (): Promise<void> => {
    const forgotten = await forgetParked(database, clock() - PARKED_KEPT_MS);
    if (forgotten > 0) log.info({ forgotten }, 'parked operations no PC sends any more');
    await trimAll();
  };
  const run = (): Promise<void> => {
    running ??= all()
      .catch((error: unknown) => log.error({ name: (error as Error).name }, 'upkeep'))
      .finally(() => {
        running = null;
      });
    return running;
  };

  const first = setTimeout(() => void run(), FIRST_MS).unref();
  const timer = setInterval(() => void run(), EVERY_MS).unref();
  return {
    run,
    stop: async () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      await running;
    },
  };
}
