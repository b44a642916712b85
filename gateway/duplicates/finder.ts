import type { Logger } from '../log.ts';
import type { Database } from '../store/database.ts';
import { behindStores } from '../store/matches.ts';
import type { Turns } from '../store/turns.ts';
import { compareNext } from './compare.ts';

export interface DuplicateFinder {
  /** The showroom's log grew: compare soon. */
  wake(storeId: string): void;
  /** Ends when everything that was logged is compared. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface FinderOptions {
  database: Database;
  /** A comparison waits its turn among the pushes of its showroom. */
  turns: Turns;
  clock: () => number;
  log: Logger;
  /** Pairs were published: PCs may fetch them. */
  grown(storeId: string, headSeq: number): void;
}

/** After a showroom's last push of a burst, so that one that sends its backlog is not held up. */
const REST_MS = 300;
/** A showroom that never rests is compared all the same. */
const LONGEST_WAIT_MS = 10_000;

/** Looks for cards that are one customer or one car (疑似重复), after the pushes and never within them. */
export function startDuplicateFinder({ database, turns, clock, log, grown }: FinderOptions): DuplicateFinder {
  /** Showroom → when it may be compared, and at the latest; each rests for itself, or many busy ones would put off all. */
  const waiting = new Map<string, { due: number; latest: number }>();
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const compareStore = async (storeId: string): Promise<void> => {
    for (;;) {
      if (stopped) return;
      const { headSeq, more } = await turns.take(storeId, () => compareNext(database, storeId, clock()));
      if (headSeq !== null) grown(storeId, headSeq);
      if (!more) return;
    }
  };
  const work = async (): Promise<void> => {
    for (const [storeId, { due }] of waiting) {
      if (due > performance.now()) continue;
      waiting.delete(storeId);
      await compareStore(storeId);
      if (stopped) return;
    }
  };
  const run = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running = running
      .then(work)
      .catch((error: unknown) => {
        // Nothing is lost: the mark of how far the comparison came moves with its result.
        log.error({ name: (error as Error).name }, 'comparing cards');
      })
      .then(arm);
    return running;
  };
  const put = (storeId: string, rest: number): void => {
    const now = performance.now();
    const latest = waiting.get(storeId)?.latest ?? now + LONGEST_WAIT_MS;
    waiting.set(storeId, { due: Math.min(now + rest, latest), latest });
  };
  const behind = async (): Promise<void> => {
    for (const { storeId } of await behindStores(database)) put(storeId, 0);
  };
  /** Rings when a showroom has rested; those that come meanwhile are seen then. */
  const arm = (): void => {
    if (stopped || waiting.size === 0) return;
    timer ??= setTimeout(() => void run(), REST_MS);
    timer.unref();
  };

  // What was pushed while no finder ran.
  running = behind().then(arm, () => undefined);
  return {
    wake(storeId) {
      put(storeId, REST_MS);
      arm();
    },
    async settle() {
      await running;
      await behind();
      await run();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
