import { backoffMs } from './backoff.ts';
import type { FailureReason } from './failure.ts';
import type { LineState } from './messages.ts';
import { nextNightly } from './nightly.ts';
import type { SyncTiming } from './timing.ts';

/** How an attempt ended. `nextDueAt`: when the next deferred operation may be tried again, UTC ms. */
export type AttemptEnd =
  | { ok: true; nextDueAt: number | null }
  | { ok: false; reason: FailureReason; retryAfterMs: number | null; stops: boolean };

/** Everything the scheduler touches, so that a test can be its clock, its dice and its network. */
export interface SchedulerParts {
  timing: SyncTiming;
  deviceId: string;
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  /** Rings once after `delayMs`; returns how to cancel it. */
  setAlarm(delayMs: number, ring: () => void): () => void;
  /** Sends what waits; with `heartbeat` it calls the gateway even when nothing does. Calls `done` exactly once. */
  attempt(heartbeat: boolean, done: (end: AttemptEnd) => void): void;
  /** The nightly slot has come: time for a backup. */
  nightly(): void;
  changed(line: LineState): void;
}

export interface Scheduler {
  saved(): void;
  /** Somebody else's record is there to be received: soon, unless the line is in trouble. */
  woken(): void;
  /** The PC woke up or its network came back: try before the backoff is over, unless the gateway asked for a pause. */
  hint(): void;
  /** A person asks: at once, whatever happened before. */
  sendNow(): void;
  close(): void;
}

/** The system's own corrections of a clock are smaller; after a larger one nobody knows how long the last attempt was ago. */
const SETTING_MS = 60_000;

/** Decides when to talk to the gateway: never two attempts at a time, and always one more to come unless stopped. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { timing, now } = parts;
  let running = false;
  let closed = false;
  let urgent = false;
  let stopped = false;
  let reason: FailureReason | null = null;
  let failures = 0;
  let retryAt = 0;
  let pauseUntil = 0;
  let saveDueAt = Number.POSITIVE_INFINITY;
  let operationDueAt = Number.POSITIVE_INFINITY;
  let wokenAt = Number.POSITIVE_INFINITY;
  let calmUntil = 0;
  let latest = now();
  let periodicAt = latest;
  let nightlyAt = nextNightly(parts.deviceId, latest);
  let cancel = () => {};

  /** A clock that is set back (somebody followed the warning that it is wrong) takes all plans along: seconds must not become days. */
  const followClock = () => {
    const back = latest - now();
    latest -= back;
    if (back <= 0) return;
    retryAt -= back;
    pauseUntil -= back;
    saveDueAt -= back;
    operationDueAt -= back;
    wokenAt -= back;
    calmUntil -= back;
    periodicAt = back > SETTING_MS ? latest : periodicAt - back;
    nightlyAt = nextNightly(parts.deviceId, latest);
  };

  const dueAt = (): number => {
    if (urgent) return now();
    if (stopped) return Number.POSITIVE_INFINITY;
    if (failures > 0) return retryAt;
    return Math.min(periodicAt, Math.max(saveDueAt, calmUntil), operationDueAt, wokenAt);
  };

  const arm = () => {
    followClock();
    cancel();
    if (closed) return;
    const next = Math.min(running ? Number.POSITIVE_INFINITY : dueAt(), nightlyAt);
    cancel = parts.setAlarm(Math.max(0, next - now()), ring);
  };

  const tell = () => {
    const due = dueAt();
    parts.changed({ sending: running, reason, stopped, nextTryAt: Number.isFinite(due) ? due : null });
  };

  const ring = () => {
    if (closed) return;
    followClock();
    if (now() >= nightlyAt) {
      nightlyAt = nextNightly(parts.deviceId, now());
      periodicAt = now();
      parts.nightly();
    }
    if (running || dueAt() > now()) arm();
    else begin();
  };

  const begin = () => {
    const heartbeat = urgent || failures > 0 || periodicAt <= now();
    running = true;
    urgent = false;
    saveDueAt = Number.POSITIVE_INFINITY;
    operationDueAt = Number.POSITIVE_INFINITY;
    wokenAt = Number.POSITIVE_INFINITY;
    calmUntil = now() + timing.calmMs;
    arm();
    tell();
    parts.attempt(heartbeat, finish);
  };

  const finish = (end: AttemptEnd) => {
    if (closed || !running) return;
    followClock();
    running = false;
    if (end.ok) {
      failures = 0;
      reason = null;
      stopped = false;
      pauseUntil = 0;
      operationDueAt = end.nextDueAt ?? Number.POSITIVE_INFINITY;
      periodicAt = now() + timing.periodMs * (0.9 + 0.2 * parts.random());
    } else {
      failures += 1;
      reason = end.reason;
      stopped = end.stops;
      retryAt = now() + backoffMs(failures, parts.random(), timing, end.retryAfterMs);
      pauseUntil = end.retryAfterMs === null ? 0 : retryAt;
    }
    arm();
    tell();
  };

  arm();
  return {
    saved() {
      followClock();
      // Counted from the first save of a burst: somebody typing all day must not postpone sending all day.
      saveDueAt = Math.min(saveDueAt, now() + timing.saveDelayMs);
      arm();
    },
    woken() {
      followClock();
      wokenAt = now();
      arm();
    },
    hint() {
      followClock();
      if (stopped || now() < pauseUntil) return;
      urgent = true;
      arm();
    },
    sendNow() {
      urgent = true;
      arm();
    },
    close() {
      closed = true;
      cancel();
    },
  };
}
