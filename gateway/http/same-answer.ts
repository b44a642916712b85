/** How far apart two readings are at least; Prometheus asks every 15 s or more seldom. */
const SHARED_MS = 5_000;

/** Reads once for all who ask at the same time and for 5 s after; a reading that failed is given to those who waited for it, and to nobody later. */
export function shared<T>(read: () => Promise<T>): (now: number) => Promise<T> {
  let last: { at: number; value: Promise<T> } | null = null;
  return (now) => {
    if (last && Math.abs(now - last.at) < SHARED_MS) return last.value;
    const mine = { at: now, value: read() };
    last = mine;
    mine.value.catch(() => {
      if (last === mine) last = null;
    });
    return mine.value;
  };
}
