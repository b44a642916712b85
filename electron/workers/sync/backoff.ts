import type { SyncTiming } from './timing.ts';

/** Never below this, so that a jitter of nearly zero does not hammer a gateway that is down. */
const LEAST_SHARE = 0.1;

/**
 * Milliseconds until the next try after `failures` failures in a row (≥ 1): full jitter under a ceiling that doubles from
 * 5 s to 15 min. `retryAfterMs` is the gateway's own wish and a floor, jittered upwards so that a showroom's PCs don't return together.
 * @param random a number in [0, 1)
 */
export function backoffMs(
  failures: number,
  random: number,
  timing: Pick<SyncTiming, 'backoffBaseMs' | 'backoffCapMs'>,
  retryAfterMs: number | null = null,
): number {
  const ceiling = Math.min(timing.backoffCapMs, timing.backoffBaseMs * 2 ** Math.min(failures - 1, 20));
  const jittered = Math.round(ceiling * (LEAST_SHARE + (1 - LEAST_SHARE) * random));
  if (retryAfterMs === null) return jittered;
  return Math.max(jittered, Math.round(retryAfterMs * (1 + 0.1 * random)));
}
