/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** How long one kind of request took: counts by upper bound (not cumulated), sum in seconds. */
export interface Latency {
  bounds: readonly number[];
  counts: readonly number[];
  sum: number;
  count: number;
}

/** Counts the requests of this process; a few numbers, however many requests. */
export class Traffic {
  readonly #answers = new Map<string, { route: string; status: number; count: number }>();
  readonly #counts = new Array<number>(BUCKETS.length + 1).fill(0);
  #sum = 0;
  #total = 0;

  /** @param route one of the program's own routes, or `other`: a stranger's addresses must not become labels */
  note(route: string, status: number, milliseconds: number): void {
    const key = `${route} ${status}`;
    const entry = this.#answers.get(key) ?? { route, status, count: 0 };
    entry.count += 1;
    this.#answers.set(key, entry);
    if (route !== 'POST /v1/push') return;
    const seconds = milliseconds / 1000;
    const bucket = BUCKETS.findIndex((bound) => seconds <= bound);
    this.#counts[bucket === -1 ? BUCKETS.length : bucket]! += 1;
    this.#sum += seconds;
    this.#total += 1;
  }

  get answers(): readonly { route: string; status: number; count: number }[] {
    return [...this.#answers.values()];
  }

  get push(): Latency {
    return { bounds: BUCKETS, counts: [...this.#counts], sum: this.#sum, count: this.#total };
  }
}
