/** A small seeded generator (mulberry32): the same seed tells the same story. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = seeded(20260314);
export const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
export const digits = (count: number): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
