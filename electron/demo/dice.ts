/** Seeded chance: the same seed tells the same year, so that screenshots and stories can be repeated. */
export interface Dice {
  /** A number in [0, 1). */
  roll(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of `[item, weight]`, the heavier the likelier. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  digits(count: number): string;
}

/** mulberry32: small, fast and even enough for a story. */
export function dice(seed: number): Dice {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(roll() * (max - min + 1));
  return {
    roll,
    int,
    chance: (share) => roll() < share,
    pick: (items) => items[int(0, items.length - 1)]!,
    weighted(items) {
      let left = roll() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return items.at(-1)![0];
    },
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
  };
}
