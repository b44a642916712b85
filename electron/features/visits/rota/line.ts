/** An instant (UTC ms) with the id that settles two of the same millisecond, so that every PC sorts alike. */
export interface Moment {
  at: number;
  id: string;
}

export const oldestFirst = (a: Moment, b: Moment): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** Somebody had their turn, or was skipped. */
export interface Move extends Moment {
  staffId: string;
}

/**
 * The line (排队顺位) after what happened: whoever had their turn or was skipped stands at its end, everybody else keeps their place, also
 * while they have a guest of their own or are away. Moves of people who are not in the order count for nothing.
 */
export function lineAfter(order: readonly string[], moves: readonly Move[]): string[] {
  const last = new Map(moves.toSorted(oldestFirst).map(({ staffId }, index) => [staffId, index]));
  return order.toSorted((a, b) => (last.get(a) ?? -1) - (last.get(b) ?? -1));
}

/** Who is away: of each the newest of leaving and coming back counts. */
export function awayAfter<T extends Move & { kind: string }>(steps: readonly T[]): Map<string, T> {
  const away = new Map<string, T>();
  for (const step of steps.toSorted(oldestFirst)) {
    // Leaving twice, on two PCs: away since the first.
    if (step.kind === 'leave' && !away.has(step.staffId)) away.set(step.staffId, step);
    else if (step.kind === 'return') away.delete(step.staffId);
  }
  return away;
}
