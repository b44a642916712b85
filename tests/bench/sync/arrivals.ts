import { nextNightly } from '../../../electron/workers/sync/nightly.ts';

/** A night's window begins: 22:00 in the showroom on a Tuesday. */
const TEN_PM = Date.UTC(2026, 10, 24, 14);

/** When each of these PCs calls, in ms after 22:00, by the app's own rule. */
export const nightlyArrivals = (deviceIds: readonly string[]): number[] =>
  deviceIds.map((id) => nextNightly(id, TEN_PM - 1) - TEN_PM);

/** 8 h later. */
export const WINDOW_MS = 8 * 3_600_000;

/** mulberry32: the same dice at each run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
