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

/** After the last push of a burst, so that a showroom that sends its backlog is not held up. */
const REST_MS = 300;

/** Looks for cards that are one customer or one car (疑似重复), after the pushes and never within them. */
export function startDuplicateFinder({ database, turns, clock, log, grown }: FinderOptions): DuplicateFinder {
  const waiting = new Set<string>();
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
    while (waiting.size > 0 && !stopped) {
      const [storeId] = waiting as unknown as [string];
      waiting.delete(storeId);
      await compareStore(storeId);
    }
  };
  const run = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running = running.then(work).catch((error: unknown) => {
      // Nothing is lost: the mark of how far the comparison came moves with its result.
      log.error({ name: (error as Error).name }, 'comparing cards');
    });
    return running;
  };
  const behind = async (): Promise<void> => {
    for (const { storeId } of await behindStores(database)) waiting.add(storeId);
  };
  const soon = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), REST_MS);
    timer.unref();
  };

  // What was pushed while no finder ran.
  running = behind().then(soon, () => undefined);
  return {
    wake(storeId) {
      waiting.add(storeId);
      soon();
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
