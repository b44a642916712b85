import { html } from '../html.ts';
import { type Frame, page } from '../layout.ts';
import type { TextKey } from '../words.ts';

/** What went wrong, what it did not do, and the way on. */
export function complaint(frame: Frame, key: TextKey, status: number): Response {
  const { t } = frame.words;
  const body = html`<div class="sheet pad"><h1>${t('error.title')}</h1><p>${t(key)}</p>
<p><a href="/console">${t('error.home')}</a></p></div>`;
  return page(frame, t('error.title'), body, status);
}

/** The line is open to listeners: no form to type a password into, but how to get one that is not. */
export function refusedLine(frame: Frame): Response {
  const { t } = frame.words;
  const body = html`<div class="sheet pad"><h1>${t('line.title')}</h1><p>${t('line.why')}</p><p>${t('line.how')}</p></div>`;
  return page(frame, t('line.title'), body, 403);
}
