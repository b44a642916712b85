/**
 * Pushes of one showroom follow one another anyway: they hold its row locked. Here they queue before they take a connection, so
 * that a showroom with many PCs does not keep all connections waiting on its own lock.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs after everything given for the same key before has ended. */
  take<T>(key: string, run: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(run, run);
    this.#last.set(key, turn);
    const tidy = (): void => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    turn.then(tidy, tidy);
    return turn;
  }
}
