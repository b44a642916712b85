import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago in words, with the exact local time to point at; a dash when it never was. */
export function ago(words: Words, at: number | null, now: number): Html {
  if (at === null) return html`<span class="none">–</span>`;
  return html`<time datetime="${new Date(at).toISOString()}" title="${exact(at)}">${since(words, now - at)}</time>`;
}

function since({ t }: Words, ms: number): string {
  if (ms < MINUTE_MS) return t('ago.now');
  if (ms < HOUR_MS) return t('ago.minutes', { n: Math.floor(ms / MINUTE_MS) });
  if (ms < 2 * DAY_MS) return t('ago.hours', { n: Math.floor(ms / HOUR_MS) });
  return t('ago.days', { n: Math.floor(ms / DAY_MS) });
}

/** `2026-03-02 08:00:05` in the gateway's own time zone. */
export function exact(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
  return `${date} ${[day.getHours(), day.getMinutes(), day.getSeconds()].map(two).join(':')}`;
}

/** Yellow after a day, red after three (SYNC.md). */
export function ageLevel(at: number | null, now: number): 'ok' | 'warn' | 'bad' {
  if (at === null || now - at <= DAY_MS) return 'ok';
  return now - at > 3 * DAY_MS ? 'bad' : 'warn';
}
