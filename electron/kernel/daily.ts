import { dayOf } from '../../db/core/day.ts';
import type { Logger } from './logger.ts';
import type { Store } from './store.ts';

/** What other PCs did meanwhile should be here first. */
const FIRST_LOOK_MS = 2 * 60_000;
const LOOK_EVERY_MS = 5 * 60_000;

/** A work of the day; false when something of it is left for the next look. */
export type DailyWork = (store: Store) => boolean;

/**
 * Does `works` once each day of the showroom, soon after it began or the app was opened; nobody waits for them, one that fails is in the
 * log and tried again at the next look. Every PC does them: what they make must be the same everywhere. @returns the end of it
 */
export function startDaily(store: Store, log: Logger, works: readonly DailyWork[]): () => void {
  let doneOn: string | undefined;
  const look = () => {
    const today = dayOf(store.clock.now());
    if (doneOn === today || !store.db.open) return;
    try {
      const left = works.filter((work) => !work(store));
      if (left.length === 0) doneOn = today;
    } catch (err) {
      log.error({ err }, 'a job of the day failed');
    }
  };
  const first = setTimeout(look, FIRST_LOOK_MS).unref();
  const later = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}
