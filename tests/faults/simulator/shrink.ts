import type { Step } from './steps.ts';

/**
 * The fewest of these steps that still fail: leaves out halves, quarters, … single steps as long as it fails without them.
 * @param fails plays steps; as many times as `tries` allows
 */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  tries = 150,
): Promise<readonly Step[]> {
  let best = steps;
  let left = tries;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.length && left > 0; left--) {
      const fewer = [...best.slice(0, from), ...best.slice(from + size)];
      if (await fails(fewer)) best = fewer;
      else from += size;
    }
  }
  return best;
}
