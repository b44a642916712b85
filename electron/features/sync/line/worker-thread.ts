import { Worker } from 'node:worker_threads';
import type { Logger } from '../../../kernel/logger.ts';
import { workerUrl } from '../../../kernel/paths.ts';
import type { FromWorker, ToWorker } from '../../../workers/sync/messages.ts';

const FIRST_RESTART_MS = 1_000;
const LONGEST_RESTART_MS = 60_000;
/** One that ran so long is well again: what ended it is no fault it meets at every start. */
const STEADY_MS = 60_000;

export interface WorkerThread {
  post(message: ToWorker): void;
  stop(): Promise<void>;
}

export interface WorkerCalls {
  receive(message: FromWorker): void;
  /** The thread runs, at first or again: tell it who this PC is. */
  started(post: WorkerThread['post']): void;
  died(): void;
}

/** The sync worker's thread; a crash there must never take the showroom down, so it is started again, ever more slowly. */
export function startWorkerThread(log: Logger, calls: WorkerCalls): WorkerThread {
  let stopped = false;
  let restartMs = FIRST_RESTART_MS;
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker;

  const start = () => {
    const thread = new Worker(workerUrl('sync'));
    worker = thread;
    const startedAt = performance.now();
    thread.on('message', (message: FromWorker) => calls.receive(message));
    thread.on('error', (err) => log.error({ err }, 'the sync worker failed'));
    thread.on('exit', () => {
      if (stopped) return;
      calls.died();
      if (performance.now() - startedAt >= STEADY_MS) restartMs = FIRST_RESTART_MS;
      timer = setTimeout(start, restartMs);
      restartMs = Math.min(restartMs * 2, LONGEST_RESTART_MS);
    });
    calls.started((message) => thread.postMessage(message));
  };

  start();
  return {
    post: (message) => worker.postMessage(message),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}
