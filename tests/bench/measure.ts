/** Milliseconds each of `rounds` interleaved calls took, per contender: all feel the machine's noise alike. */
export function interleave<K extends string>(
  rounds: number,
  contenders: Record<K, () => void>,
): Record<K, Float64Array> {
  const names = Object.keys(contenders) as K[];
  const times = Object.fromEntries(names.map((name) => [name, new Float64Array(rounds)])) as Record<K, Float64Array>;
  for (const name of names) for (let i = 0; i < Math.min(20, rounds); i++) contenders[name]();
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const start = performance.now();
      contenders[name]();
      times[name][round] = performance.now() - start;
    }
  return times;
}

/** The p-th percentile (0-100) of a set of times. */
export function percentile(times: Float64Array, p: number): number {
  const sorted = times.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))]!;
}

export interface Figure {
  what: string;
  p50: number;
  p95: number;
}

/** Prints figures as ratios to the first one, the raw baseline of this very run. */
export function printRatios(title: string, figures: Figure[]): void {
  const base = figures[0]!;
  console.log(`\n${title}`);
  console.table(
    figures.map(({ what, p50, p95 }) => ({
      what,
      'p50 ms': p50.toFixed(3),
      'p95 ms': p95.toFixed(3),
      'p50 ÷ raw': (p50 / base.p50).toFixed(2),
      'p95 ÷ raw': (p95 / base.p95).toFixed(2),
    })),
  );
}

export const figure = (what: string, times: Float64Array): Figure => ({
  what,
  p50: percentile(times, 50),
  p95: percentile(times, 95),
});
