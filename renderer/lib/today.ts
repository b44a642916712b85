import { useSyncExternalStore } from 'react';
import { addDays, dayOf, dayRange } from '../../db/core/day.ts';

let shown = dayOf(Date.now());
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Longest wait before the clock is looked at again: a PC that slept, or whose clock was set, is not believed for longer. */
const MOST_MS = 60_000;

function look(): void {
  clearTimeout(timer);
  const now = Date.now();
  const today = dayOf(now);
  if (today !== shown) {
    shown = today;
    for (const tell of watchers) tell();
  }
  const midnight = dayRange(addDays(today, 1))[0];
  if (watchers.size > 0) timer = setTimeout(look, Math.min(MOST_MS, midnight - now));
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  if (watchers.size === 1) {
    for (const sign of ['visibilitychange', 'focus'] as const) window.addEventListener(sign, look, true);
    look();
  }
  return () => {
    watchers.delete(tell);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    for (const sign of ['visibilitychange', 'focus'] as const) window.removeEventListener(sign, look, true);
  };
}

/** The showroom's today, 'YYYY-MM-DD': the new day by itself at its midnight, also after the PC slept; never the PC's own zone. */
export function useToday(): string {
  return useSyncExternalStore(watch, today);
}

/** The same for code that is no component. */
export function today(): string {
  if (watchers.size === 0) shown = dayOf(Date.now());
  return shown;
}
