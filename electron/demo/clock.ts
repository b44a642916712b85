import { type Clock, systemClock } from '../kernel/clock.ts';

/** A clock that can stand in the past while history is entered, and runs like any other afterwards. */
export interface DemoClock extends Clock {
  standAt(ms: number): void;
  run(): void;
}

export function demoClock(): DemoClock {
  let standing: number | null = null;
  return {
    now: () => standing ?? systemClock.now(),
    standAt(ms) {
      standing = ms;
    },
    run() {
      standing = null;
    },
  };
}
