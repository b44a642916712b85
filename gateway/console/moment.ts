import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago in words, with the exact time to point at; a dash when it never was. */
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

const SHOWROOM_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-03-02 16:00:05`, showroom time, wherever the server stands. */
export const exact = (at: number): string => SHOWROOM_TIME.format(at);

/** Yellow after a day, red after three (SYNC.md). */
export function ageLevel(at: number | null, now: number): 'ok' | 'warn' | 'bad' {
  if (at === null || now - at <= DAY_MS) return 'ok';
  return now - at > 3 * DAY_MS ? 'bad' : 'warn';
}
