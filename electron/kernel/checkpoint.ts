import { Worker } from 'node:worker_threads';
import type { CheckpointOutcome, CheckpointPlace } from './checkpoint-worker.ts';
import type { Logger } from './logger.ts';
import { workerUrl } from './paths.ts';
import type { Store } from './store.ts';

/** Pages of 4 KiB in the log that are not in the file yet, from which on the worker copies them. */
const COPY_FROM = 1_000;
/** While saves never pause, the worker never reaches the log's end and the log would grow; from here on the app copies the rest itself. */
const FINISH_FROM = 8_000;
/** SQLite's own checkpoint, in the app's thread, should the worker be held up. */
const OWN_FROM = 16_000;
const SQLITES_DEFAULT = 1_000;
/** Rest between two looks at the log. */
const LOOK_MS = 100;

interface Log {
  /** Pages in the log. */
  log: number;
  /** Of these, in the file already. */
  checkpointed: number;
}

/**
 * Has the store's log copied into its file by a thread of its own, so that nobody at the desk waits for the disk (ADR 5).
 * @returns its stop, which waits until the thread has let go of the store
 */
export function startCheckpoints(store: Store, log: Logger): () => Promise<void> {
  const { db } = store;
  const look = (): Log => (db.pragma('wal_checkpoint(NOOP)') as Log[])[0]!;
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  let copying = false;

  const done = (outcome: CheckpointOutcome) => {
    copying = false;
    if (!outcome.ok) log.warn({ code: outcome.code }, 'the log could not be copied into the store file');
    else if (db.open && look().log >= FINISH_FROM) db.pragma('wal_checkpoint(PASSIVE)');
  };

  const start = (): Worker => {
    const place: CheckpointPlace = { file: db.name, key: store.key };
    const thread = new Worker(workerUrl('checkpoint'), { workerData: place });
    thread.unref();
    thread.on('message', done);
    thread.on('error', (err) => {
      log.error({ err }, 'the checkpoint worker failed; SQLite copies the log itself from now on');
      leave();
    });
    thread.on('exit', () => {
      worker = undefined;
      copying = false;
    });
    return thread;
  };

  const check = () => {
    timer = undefined;
    if (copying || !db.open) return;
    const { log: pages, checkpointed } = look();
    if (pages - checkpointed < COPY_FROM) return;
    copying = true;
    worker ??= start();
    worker.postMessage('copy');
  };

  db.pragma(`wal_autocheckpoint = ${OWN_FROM}`);
  const unsubscribe = store.onChange(() => {
    timer ??= setTimeout(check, LOOK_MS);
    timer.unref();
  });
  const leave = () => {
    unsubscribe();
    clearTimeout(timer);
    if (db.open) db.pragma(`wal_autocheckpoint = ${SQLITES_DEFAULT}`);
  };
  return async () => {
    leave();
    if (!worker) return;
    const thread = worker;
    thread.ref();
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('end');
    await ended;
  };
}
