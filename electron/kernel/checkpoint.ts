import { Worker } from 'node:worker_threads';
import type { CheckpointOutcome, CheckpointPlace } from './checkpoint-worker.ts';
import { type LogSize, logOf } from './log-size.ts';
import type { Logger } from './logger.ts';
import { workerUrl } from './paths.ts';
import type { Store } from './store.ts';

/** Pages of 4 KiB in the log that are not in the file yet, from which on the worker copies them. */
const COPY_FROM = 1_000;
/**
 * While saves never pause the worker never reaches the log's end, and the log would grow: from here on background work rests for the
 * moment the worker needs.
 */
const REST_FROM = 8_000;
/** Of the worker during one rest: somebody at the desk may save meanwhile. */
const MOST_TRIES = 3;
/** SQLite's own checkpoint, in the app's thread, should the worker be held up. */
const OWN_FROM = 16_000;
const SQLITES_DEFAULT = 1_000;
/** Rest between two looks at the log. */
const LOOK_MS = 100;

/** Copied to its end a log is begun anew by the next save, however long it is. */
const isLong = ({ log, checkpointed }: LogSize): boolean => log >= REST_FROM && checkpointed < log;

/**
 * Has the store's log copied into its file by a thread of its own, so that nobody at the desk waits for the disk (ADR 5).
 * @returns its stop, which waits until the thread has let go of the store
 */
export function startCheckpoints(store: Store, log: Logger): () => Promise<void> {
  const { db } = store;
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  let copying = false;
  let tries = 0;
  let goOn: (() => void) | undefined;

  const copy = () => {
    copying = true;
    worker ??= start();
    worker.postMessage('copy');
  };
  const rest = () => {
    store.rest ??= new Promise((resolve) => {
      goOn = resolve;
    });
  };
  const endRest = () => {
    store.rest = null;
    goOn?.();
  };

  const done = (outcome: CheckpointOutcome) => {
    copying = false;
    if (!outcome.ok) log.warn({ reason: outcome.code }, 'the log could not be copied into the store file');
    else if (db.open && tries < MOST_TRIES && isLong(logOf(db))) {
      tries += 1;
      rest();
      return copy();
    }
    tries = 0;
    endRest();
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
      endRest();
    });
    return thread;
  };

  const check = () => {
    timer = undefined;
    if (!db.open) return;
    const size = logOf(db);
    if (isLong(size)) rest();
    if (!copying && (store.rest || size.log - size.checkpointed >= COPY_FROM)) copy();
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
