import type { LaneDesk, LaneReport, LaneTask } from '../../../db/attachments/lane.ts';
import { ATTACHMENT_LIMITS } from '../../../gateway/protocol.ts';
import { type AttachmentWire, FileFailure } from './attachments-wire.ts';
import { backoffMs } from './backoff.ts';
import { TransportFailure } from './failure.ts';
import type { SyncTiming } from './timing.ts';

/** Pieces get smaller on a slow line, so that one dropped for a record costs little; never less than a chunk on disk. */
const SMALLEST_PIECE = 64 * 1024;
/** A file the gateway refused this often is a person's. */
const MOST_REFUSALS = 3;
/** A piece under way this long when a record comes is too large for the line. */
const SLOW_PIECE_MS = 1_000;

export interface LaneParts {
  wire: AttachmentWire;
  /** Null when the store could not be asked. */
  desk: { next(...args: Parameters<LaneDesk['next']>): Promise<Awaited<ReturnType<LaneDesk['next']>> | null> };
  timing: SyncTiming;
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  /** Rings once after `delayMs`; returns how to cancel it. */
  setAlarm(delayMs: number, ring: () => void): () => void;
}

/** Moves files, one piece at a time, only while records have nothing to send or receive. */
export interface AttachmentLane {
  /** Records are up to date: files may go. */
  go(): void;
  /** A record is about to travel: the piece under way is dropped, the gateway remembers the ones before it. */
  yield(): void;
  /** There may be work the lane does not know of (a file was opened, a switch was moved). */
  look(): void;
  close(): void;
}

export function attachmentLane({ wire, desk, timing, now, random, setAlarm }: LaneParts): AttachmentLane {
  let open = false;
  let closed = false;
  let running: AbortController | null = null;
  let pieceBytes: number = ATTACHMENT_LIMITS.pieceBytes;
  let failures = 0;
  /** After the line failed; the gateway's own wish for a pause outlasts a record that got through. */
  let pauseUntil = 0;
  let pausedAt = 0;
  let gatewayAskedForPause = false;
  let asked = false;
  let cancel = () => {};

  const wait = (attempts: number, retryAfterMs: number | null = null) =>
    backoffMs(Math.max(1, attempts), random(), timing, retryAfterMs);
  /** A clock that was set back since then ends the pause: it would last for days. */
  const paused = () => pausedAt <= now() && now() < pauseUntil;
  const wakeAt = (at: number) => {
    cancel();
    cancel = setAlarm(Math.max(0, at - now()), start);
  };

  const perform = async (task: LaneTask, signal: AbortSignal): Promise<LaneReport> => {
    const { sha256, size } = task;
    switch (task.kind) {
      case 'ask': {
        const received = await wire.received(sha256, signal);
        return { outcome: 'has', sha256, received, complete: received === size };
      }
      case 'send':
        return { outcome: 'has', sha256, ...(await wire.send(task, signal)) };
      case 'fetch': {
        const bytes = await wire.fetch(task, signal);
        if (bytes.length === 0) throw new FileFailure('empty', 200);
        return { outcome: 'bytes', sha256, offset: task.offset, bytes };
      }
    }
  };

  /** What a failed step means: for this file, or for the lane as a whole. */
  const failed = ({ kind, sha256, attempts }: LaneTask, error: unknown): LaneReport => {
    if (error instanceof FileFailure) {
      // Somebody else sent the same content meanwhile, or the gateway lost its end: it is asked again where it stands. What came
      // damaged is sent again too; a person hears of it when that does not help.
      const passing = error.status === 409 || error.status === 404;
      const final = kind === 'send' && !passing && (error.status === 413 || attempts + 1 >= MOST_REFUSALS);
      return { outcome: 'failed', sha256, reason: error.code, final, retryInMs: wait(attempts + 1) };
    }
    if (!(error instanceof TransportFailure)) throw error;
    failures += 1;
    pieceBytes = Math.max(SMALLEST_PIECE, pieceBytes / 2);
    gatewayAskedForPause = error.retryAfterMs !== null;
    pausedAt = now();
    pauseUntil = pausedAt + wait(failures, error.retryAfterMs);
    return { outcome: 'failed', sha256, reason: error.reason, final: false, retryInMs: null };
  };

  const run = async ({ signal }: AbortController): Promise<void> => {
    let report: LaneReport | null = null;
    for (;;) {
      asked = false;
      const order = await desk.next(report, pieceBytes);
      report = null;
      if (signal.aborted) return;
      if (order === null) return wakeAt(now() + timing.periodMs);
      if (paused()) return wakeAt(pauseUntil);
      if (order.task === null) {
        if (asked) continue;
        return order.dueAt === null ? undefined : wakeAt(order.dueAt);
      }
      const begun = now();
      try {
        report = await perform(order.task, signal);
        failures = 0;
        gatewayAskedForPause = false;
        if (order.task.kind !== 'ask') pieceBytes = Math.min(ATTACHMENT_LIMITS.pieceBytes, pieceBytes * 2);
      } catch (error) {
        if (signal.aborted) {
          if (now() - begun > SLOW_PIECE_MS) pieceBytes = Math.max(SMALLEST_PIECE, pieceBytes / 2);
          return;
        }
        report = failed(order.task, error);
      }
      if (signal.aborted) return void (await desk.next(report, pieceBytes));
    }
  };

  function start(): void {
    cancel();
    asked = true;
    if (!open || closed || running) return;
    const mine = new AbortController();
    running = mine;
    void run(mine).finally(() => {
      if (running === mine) running = null;
      // A yield and a go came while the step was still under way.
      if (asked && open && !closed && !paused()) start();
    });
  }

  const stop = () => {
    open = false;
    cancel();
    running?.abort();
  };
  return {
    go() {
      open = true;
      // The line works again; files that fail although records get through wait their time.
      if (failures <= 1 && !gatewayAskedForPause) pauseUntil = 0;
      start();
    },
    yield: stop,
    look: start,
    close() {
      closed = true;
      stop();
    },
  };
}
