/** Shown even when nobody came then. */
const OPENS = 8;
const SHUTS = 20;

/** The hours of a grid of weekday × hour that are shown: the usual ones, and those in which somebody came. */
export function shownHours(grid: readonly (readonly number[])[]): number[] {
  const came = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => grid.some((row) => (row[hour] ?? 0) > 0));
  const from = Math.min(OPENS, ...came);
  const to = Math.max(SHUTS, ...came);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
