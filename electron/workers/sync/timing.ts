/** How long the sync worker waits, in milliseconds. Tests shorten the intervals, never the logic. */
export interface SyncTiming {
  /** After the first save of a burst, so that what one action saves travels as one batch, and still stands on the next desk at once. */
  saveDelayMs: number;
  /** Between the starts of two attempts that saves ask for: the gateway takes 60 pushes a minute. */
  calmMs: number;
  /** Between two attempts when nothing happens (SYNC.md "When"), ±10 %. */
  periodMs: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  requestTimeoutMs: number;
}

export const SYNC_TIMING: SyncTiming = {
  saveDelayMs: 300,
  calmMs: 1_500,
  periodMs: 5 * 60_000,
  backoffBaseMs: 5_000,
  backoffCapMs: 15 * 60_000,
  requestTimeoutMs: 30_000,
};
