/** How long the sync worker waits, in milliseconds. Tests shorten the intervals, never the logic. */
export interface SyncTiming {
  /** After the first save of a burst, so that a form saved in steps travels as one batch. */
  saveDelayMs: number;
  /** Between two attempts when nothing happens (SYNC.md "When"), ±10 %. */
  periodMs: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  requestTimeoutMs: number;
}

export const SYNC_TIMING: SyncTiming = {
  saveDelayMs: 5_000,
  periodMs: 5 * 60_000,
  backoffBaseMs: 5_000,
  backoffCapMs: 15 * 60_000,
  requestTimeoutMs: 30_000,
};
