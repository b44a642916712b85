/** One party the rota gave: to whom, and their place in the order of that moment (from 1). */
export interface RotaTurn {
  staffId: string;
  slot: number;
}

/**
 * Whose turn it is (顺位): the first one free after the last one the rota gave, round and round. If that person has left the
 * order since, their old place counts. Null when everybody is busy or nobody is in the order.
 */
export function nextInLine(
  order: readonly string[],
  last: RotaTurn | undefined,
  busy: ReadonlySet<string>,
): string | null {
  const at = last ? order.indexOf(last.staffId) : -1;
  const start = at >= 0 ? at + 1 : last ? last.slot - 1 : 0;
  for (let step = 0; step < order.length; step += 1) {
    const staffId = order[(start + step) % order.length]!;
    if (!busy.has(staffId)) return staffId;
  }
  return null;
}
