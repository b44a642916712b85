import { readDeeds } from '../../store/operator-log.ts';
import { html } from '../html.ts';
import { heading } from '../layout.ts';
import { exact } from '../moment.ts';
import type { Page } from '../visit.ts';

const PER_PAGE = 100;

/** What operators did, newest first. */
const log: Page = async ({ setting, url, words }) => {
  const { t, named } = words;
  const before = Math.max(0, Math.trunc(Number(url.searchParams.get('before')) || 0));
  const found = await readDeeds(setting.database, { before, limit: PER_PAGE + 1 });
  const deeds = found.slice(0, PER_PAGE);
  const lines = deeds.map(
    (
      deed,
    ) => html`<tr><td class="short">${exact(deed.at)}</td><td>${deed.operator === 'cli' ? t('log.cli') : deed.operator}</td>
<td>${named('deed', deed.action)}</td><td class="code">${deed.subject}</td><td class="code quiet">${deed.ip}</td></tr>`,
  );
  const table = html`<table><thead><tr><th>${t('log.when')}</th><th>${t('log.operator')}</th><th>${t('log.action')}</th>
<th>${t('log.subject')}</th><th>${t('log.from')}</th></tr></thead><tbody>${lines}</tbody></table>`;
  const body = html`${heading(t('log.title'), t('log.lead'))}
<div class="sheet">${deeds.length === 0 ? html`<p class="empty">${t('log.empty')}</p>` : table}</div>
${found.length > PER_PAGE && html`<p class="pages"><a href="/console/log?before=${deeds.at(-1)!.seq}">${t('log.older')}</a></p>`}`;
  return { title: t('log.title'), body };
};

export const LOG_PAGES: Readonly<Record<string, Page>> = { 'GET /console/log': log };
