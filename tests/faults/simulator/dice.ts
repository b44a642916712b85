import { seeded } from '../../factories/random.ts';

/** Every choice of a schedule comes from one of these, so that its seed tells the same story again. */
export interface Dice {
  /** 0 ≤ n < `below`. */
  int(below: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** An id as the app would mint it. */
  uuid(): string;
}

/** Dice for one schedule of a seed; neighbouring schedules have nothing in common. */
export function rollFor(seed: number, schedule: number): Dice {
  const random = seeded(Math.imul(seed, 2_654_435_761) ^ Math.imul(schedule + 1, 1_597_334_677));
  const int = (below: number) => Math.floor(random() * below);
  const hex = (digits: number) => Array.from({ length: digits }, () => int(16).toString(16)).join('');
  return {
    int,
    chance: (share) => random() < share,
    pick: (items) => items[int(items.length)]!,
    uuid: () => `0190${hex(4)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
