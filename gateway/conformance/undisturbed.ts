import { NotTried } from './check.ts';
import type { Pc } from './pc.ts';
import { SKIPPED } from './words.ts';

const MOST_TRIES = 8;

/**
 * Looks at the whole showroom, again when somebody else saved meanwhile (a PC in use, or the gateway with a pair of cards that look
 * alike): what was seen then is of no single moment.
 * @throws {NotTried} others never stopped saving
 */
export async function undisturbed<T>(pc: Pc, look: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await pc.news();
    const seen = await look();
    if ((await pc.news()).length === 0) return seen;
  }
  throw new NotTried(SKIPPED.disturbed);
}
