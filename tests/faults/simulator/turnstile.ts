/**
 * Lets several exchanges run at once and yet in an order the seed decides: each request waits here, and one goes through whenever
 * everybody either waits or has ended.
 */
export function turnstile(running: number, turns: readonly number[]) {
  const waiting = new Map<number, () => void>();
  let left = running;
  let turn = 0;

  const next = (): void => {
    if (waiting.size === 0 || waiting.size < left) return;
    const queue = [...waiting.keys()].sort((a, b) => a - b);
    const who = queue[(turns[turn++ % Math.max(1, turns.length)] ?? 0) % queue.length]!;
    const go = waiting.get(who)!;
    waiting.delete(who);
    go();
  };
  return {
    gate: (who: number) => () =>
      new Promise<void>((resolve) => {
        waiting.set(who, resolve);
        next();
      }),
    ended(): void {
      left -= 1;
      next();
    },
  };
}
