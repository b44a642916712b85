import type { Store } from './store.ts';
import type { Actor } from './write.ts';

/** A screen asks again whenever something changes: within this time the same look is one line, ms. */
const SAME_LOOK_MS = 10 * 60_000;
const looks = new WeakMap<Store, Map<string, number>>();

/** Is this look of a person at something worth a line of its own? Remembers it if so. */
export function isNewLook(store: Store, actor: Actor, what: string): boolean {
  const seen = looks.get(store) ?? new Map<string, number>();
  looks.set(store, seen);
  const now = store.clock.now();
  // A look in the future (the PC's clock was set back) covers nothing.
  for (const [key, at] of seen) if (at > now || now - at >= SAME_LOOK_MS) seen.delete(key);
  const key = `${actor.id} ${what}`;
  if (seen.has(key)) return false;
  seen.set(key, now);
  return true;
}
